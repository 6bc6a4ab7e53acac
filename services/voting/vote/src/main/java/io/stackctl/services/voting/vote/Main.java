package io.stackctl.services.voting.vote;

import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import java.util.List;

/**
 * {@code GET /} is the question and its options, {@code POST /} with <code>{"choice": "Cats"}
 * </code> a vote. A browser's later vote replaces its earlier one.
 */
final class Main {
    private Main() {}

    record Poll(String question, List<String> options) {}

    record Vote(String choice) {}

    public static void main(String[] args) {
        Service.run("vote", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) {
        var queue = service.closes(VoteQueue.open(settings.redis()));
        service.healthy(queue::ping);
        var poll = new Poll(settings.question(), settings.options().names());
        service.get("/", _ -> Response.json(poll));
        service.post(
                "/",
                request -> {
                    var vote = request.json(Vote.class);
                    if (!poll.options().contains(vote.choice())) {
                        throw HttpError.badRequest(
                                "'" + vote.choice() + "' is none of " + poll.options());
                    }
                    var voter = Voter.of(request);
                    queue.add(voter, vote.choice());
                    // Taken, not yet counted: that is for a worker to do.
                    return voter.remembered(Response.json(vote).withStatus(202));
                });
    }
}
