package io.stackctl.stacks;

import io.stackctl.services.kit.Json;
import java.util.List;
import java.util.regex.Pattern;

/** The platform's inbox, where all its mails arrive. */
final class Inbox {
    private static final String URL = "http://localhost:8025";
    private static final Pattern LINK = Pattern.compile("http://\\S+/activate\\?token=(\\S+)");

    private Inbox() {}

    /** The mails to an address. */
    static List<Tree> to(String address) throws Exception {
        return Tree.of(Json.read(Web.get(URL + "/mails").body())).elements().stream()
                .filter(mail -> mail.at("to").text().equals("[" + address + "]"))
                .toList();
    }

    /** Waits for a mail with a magic link, and returns the link. */
    static String awaitLink(String address) throws Exception {
        Eventually.holds("a mail to " + address, () -> !to(address).isEmpty());
        var text = to(address).getFirst().at("text").text();
        var link = LINK.matcher(text);
        if (!link.find()) {
            throw new AssertionError("no link in: " + text);
        }
        return link.group();
    }

    static String awaitToken(String address) throws Exception {
        var link = awaitLink(address);
        return link.substring(link.indexOf('=') + 1);
    }

    /** Has senders wait from now on, before they may send the content. */
    static void hold() throws Exception {
        Web.send("POST", URL + "/hold/content", "");
    }

    /** The network address of the sender that waits, as soon as one does. */
    static String awaitSender() throws Exception {
        Eventually.holds("a sender waits", () -> !waiting().isEmpty());
        return waiting().getFirst().text();
    }

    private static List<Tree> waiting() throws Exception {
        return Tree.of(Json.read(Web.get(URL + "/hold").body())).at("waiting").elements();
    }

    static void release() throws Exception {
        Web.send("DELETE", URL + "/hold", "");
    }
}
