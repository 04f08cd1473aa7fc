package app.mallcop.net.guarded;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks a name up. Asked once for one request, since a second answer may be another one. */
@FunctionalInterface
public interface Hosts {

    Hosts SYSTEM = name -> List.of(InetAddress.getAllByName(name));

    List<InetAddress> addresses(String name) throws UnknownHostException;
}
