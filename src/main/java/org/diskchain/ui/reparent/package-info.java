/// The wizard that gives orphans their parents: orphans, candidates, paths, check, done. Start at
/// [org.diskchain.ui.reparent.ReparentFlow].
package org.diskchain.ui.reparent;
