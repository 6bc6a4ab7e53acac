package io.stackctl.services.platform.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The mails that came, the latest first; the last thousand. */
final class Mailbox {
    private static final int KEPT = 1000;

    private final Deque<Mail> mails = new ArrayDeque<>();

    synchronized void add(Mail mail) {
        mails.addFirst(mail);
        while (mails.size() > KEPT) {
            mails.removeLast();
        }
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    synchronized void clear() {
        mails.clear();
    }
}
