/// The merge: preview, confirmation, and the way from there to the result. Start at
/// [org.diskchain.ui.merge.MergeFlow].
package org.diskchain.ui.merge;
