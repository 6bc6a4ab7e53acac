package io.stackctl.definition.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci://registry.example.com/shop:1",
                "https://example.com/shop.git",
                "http://example.com/shop.git#main:deploy",
                "https://example.com/shop.git?branch=main",
                "HTTPS://example.com/shop.git",
                "ssh://git@example.com/shop",
                "git://example.com/shop",
                "git@example.com:shop.git",
                "deploy.user@example.com:team/shop",
                "github.com/acme/shop"
            })
    void names_elsewhere_are_told_from_paths(String text) {
        assertTrue(RemoteReference.isOne(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compose.yaml",
                "./github.com/acme/shop",
                "../git@example.com:shop.git",
                "/srv/git@example.com:shop.git",
                "https://example.com/compose.yaml",
                "https://example.com/compose.yaml#x.git",
                "https://example.com/shop.git/",
                "file:///srv/shop.git",
                "ext::sh -c id",
                "ext::ssh://example.com/shop.git",
                "C:/stacks/compose.yaml",
                "a:b",
                "-"
            })
    void all_else_is_a_path(String text) {
        assertFalse(RemoteReference.isOne(text));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a.git,                       https://h/a.git,         HEAD,            '',    ''",
        "https://h/a.git#,                      https://h/a.git,         HEAD,            '',    ''",
        "https://h/a.git#v1,                    https://h/a.git,         v1,              '',    ''",
        "https://h/a.git#v1:sub/dir,            https://h/a.git,         v1,              sub/dir, ''",
        "https://h/a.git#:sub,                  https://h/a.git,         HEAD,            sub,   ''",
        "https://u:p@h/a.git#v1,                https://u:p@h/a.git,     v1,              '',    ''",
        "git@h:team/a.git#v1:sub,               git@h:team/a.git,        v1,              sub,   ''",
        "github.com/acme/shop#v1,               https://github.com/acme/shop, v1,         '',    ''",
        "https://h/a.git?branch=b&subdir=s,     https://h/a.git,         refs/heads/b,    s,     ''",
        "https://h/a.git?tag=1.0,               https://h/a.git,         refs/tags/1.0,   '',    ''",
        "https://h/a.git?commit=abc,            https://h/a.git,         abc,             '',    abc",
        "https://h/a.git?ref=v%2F1&checksum=ab, https://h/a.git,         v/1,             '',    ab",
    })
    void a_name_says_repository_ref_and_folder(
            String text, String repository, String ref, String folder, String commit) {
        assertEquals(new GitReference(repository, ref, folder, commit), GitReference.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-oProxyCommand=id@h:a.git",
                "ssh://-oProxyCommand=id/a",
                "ssh://git@-oProxyCommand=id/a",
                "git@-oProxyCommand:a",
                "https://h/a.git#--upload-pack=id",
                "https://h/a.git#a b",
                "https://h/a.git?ref=a%0ab",
                "https://h/a.git?upload-pack=id",
                "https://h/a.git?tag=a&branch=b",
                "https://h/a.git?ref=a#b",
                "https://h/a.git?ref=",
                "https://h/a.git?ref=%zz",
                "ssh://h/a\u0007"
            })
    void what_programs_would_take_for_something_else_is_refused(String text) {
        var refused = assertThrows(StackException.class, () -> GitReference.of(text));

        assertTrue(
                refused.failure().message().contains("names no Git repository"),
                refused.failure().message());
    }
}
