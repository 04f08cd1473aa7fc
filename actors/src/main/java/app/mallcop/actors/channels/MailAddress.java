package app.mallcop.actors.channels;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Whether a text is a mail address. A class of its own, so that the mail library is loaded only where a mail is meant. */
final class MailAddress {

    private MailAddress() {}

    /** One address, of one line: a line break would begin another header. */
    static boolean isOne(String text) {
        if (text.indexOf('@') <= 0 || text.codePoints().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }
}
