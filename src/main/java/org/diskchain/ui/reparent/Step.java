package org.diskchain.ui.reparent;

/// The pages of the wizard, in their order.
public enum Step {
    ORPHANS,
    PARENT,
    PATHS,
    CHECK,
    DONE;

    Step before() {
        return values()[ordinal() - 1];
    }

    Step after() {
        return values()[ordinal() + 1];
    }
}
