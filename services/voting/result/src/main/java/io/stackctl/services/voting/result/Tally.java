package io.stackctl.services.voting.result;

import java.util.List;

/** How the vote stands: each option in its order. */
record Tally(String question, long total, List<Option> options) {
    record Option(String name, long votes) {}
}
