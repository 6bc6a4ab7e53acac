package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.definition.document.StackDocument;
import io.stackctl.model.ConfigHash;
import io.stackctl.model.HashLevel;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import java.util.List;
import java.util.stream.Stream;

/** A stack that was written to a text and read from it again. */
public final class KeptStack {

    private KeptStack() {}

    /** Reads it again, and finds nothing different. */
    public static Stack of(Stack stack) {
        var text = StackDocument.write(stack);
        var read = StackDocument.read(text);

        assertEquals(text, StackDocument.write(read), "read is written as before");
        assertEquals(ConfigText.yaml(stack), ConfigText.yaml(read));
        assertEquals(ConfigText.json(stack), ConfigText.json(read));
        assertEquals(hashes(stack), hashes(read));
        assertEquals(stack.name(), read.name());
        assertEquals(stack.sources(), read.sources());
        assertEquals(stack.variables(), read.variables());
        assertEquals(stack.extension(), read.extension());
        assertEquals(stack.keepsUnused(), read.keepsUnused());
        return read;
    }

    private static List<String> hashes(Stack stack) {
        var services = Stream.of(stack.services(), stack.disabledServices()).flatMap(List::stream);
        return Stream.of(
                        services.flatMap(service -> hashes(stack, service)),
                        stack.networks().stream().flatMap(KeptStack::hashes),
                        stack.volumes().stream().map(ConfigHash::of))
                .flatMap(hashes -> hashes)
                .toList();
    }

    private static Stream<String> hashes(Stack stack, Service service) {
        return Stream.of(HashLevel.values())
                .map(level -> service.name() + " " + ConfigHash.of(stack, service, level));
    }

    private static Stream<String> hashes(NetworkDefinition network) {
        return Stream.of(HashLevel.values()).map(level -> ConfigHash.of(network, level));
    }
}
