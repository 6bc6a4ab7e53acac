package io.stackctl.history;

/**
 * The working tree that a definition came from.
 *
 * @param revision the commit, in full; empty before the first one
 * @param branch empty where none is checked out
 * @param dirty whether files differ from that commit
 * @param remote where it is fetched from, without credentials; empty where it has no remote
 */
public record GitState(String revision, String branch, boolean dirty, String remote) {

    public GitState {
        remote = withoutCredentials(remote);
    }

    /** The first digits of the commit, as Git shows it, with {@code +} where files differ. */
    public String abbreviated() {
        return revision.substring(0, Math.min(revision.length(), 7)) + (dirty ? "+" : "");
    }

    /** Both {@code https://user:secret@host/path} and what may follow a question mark. */
    private static String withoutCredentials(String remote) {
        int scheme = remote.indexOf("://");
        if (scheme < 0) {
            // user@host:path names an account of ssh, which has no password here.
            return remote;
        }
        int start = scheme + 3;
        int slash = remote.indexOf('/', start);
        int end = slash < 0 ? remote.length() : slash;
        int at = remote.lastIndexOf('@', end - 1);
        var bare = at < start ? remote : remote.substring(0, start) + remote.substring(at + 1);
        int query = bare.indexOf('?');
        return query < 0 ? bare : bare.substring(0, query);
    }
}
