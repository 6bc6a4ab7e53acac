package io.stackctl.model.attribute;

/** What a target makes of an attribute. */
public enum Treatment {
    /** It means the same there, and is handed on. */
    AS_IS("as is"),
    /** Something else does the same there. */
    MAPPED("mapped"),
    /** It is left out with a warning: nothing that runs would notice, or nothing can be done. */
    WARNED("warned"),
    /** The stack would not be the same without it: an error before anything changes. */
    REFUSED("refused"),
    /** It says how stackctl works on this machine, and nothing of what runs. */
    BESIDE("no matter");

    private final String word;

    Treatment(String word) {
        this.word = word;
    }

    /** As the table of targets says it. */
    public String word() {
        return word;
    }
}
