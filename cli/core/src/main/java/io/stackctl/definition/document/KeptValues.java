package io.stackctl.definition.document;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of what was kept, each of which has to be there. */
record KeptValues(Mapping document) {

    Map<String, String> variables() throws NoDocumentException {
        var variables = new HashMap<String, String>();
        for (var entry : mapping("variables").entries()) {
            if (!(entry.value() instanceof Scalar.Text(var value, var _))) {
                throw new NoDocumentException("a variable is no text");
            }
            variables.put(entry.key(), value);
        }
        return variables;
    }

    Mapping mapping(String key) throws NoDocumentException {
        if (document.get(key) instanceof Mapping mapping) {
            return mapping;
        }
        throw missing(key);
    }

    String requiredText(String key) throws NoDocumentException {
        if (document.get(key) instanceof Scalar.Text(var value, var _)) {
            return value;
        }
        throw missing(key);
    }

    List<String> texts(String key) throws NoDocumentException {
        if (!(document.get(key) instanceof Sequence(var items, var _))) {
            throw missing(key);
        }
        var texts = new ArrayList<String>();
        for (var item : items) {
            if (!(item instanceof Scalar.Text(var value, var _))) {
                throw missing(key);
            }
            texts.add(value);
        }
        return texts;
    }

    boolean flag(String key) throws NoDocumentException {
        if (document.get(key) instanceof Scalar.Bool(var value, var _)) {
            return value;
        }
        throw missing(key);
    }

    static NoDocumentException missing(String key) {
        return new NoDocumentException("its " + key + " is missing, or of another kind");
    }
}
