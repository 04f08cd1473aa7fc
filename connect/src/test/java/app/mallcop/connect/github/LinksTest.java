package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {

    @Test
    void the_next_link_is_found_wherever_it_stands() {
        assertThat(Links.next("<https://a.example/x?page=1>; rel=\"prev\", <https://a.example/x?page=3>; rel=\"next\""))
                .contains("https://a.example/x?page=3");
    }

    @Test
    void without_one_there_is_no_more() {
        assertThat(Links.next("<https://a.example/x>; rel=\"last\"")).isEmpty();
        assertThat(Links.next("<https://a.example/x")).isEmpty();
        assertThat(Links.next("")).isEmpty();
    }
}
