/// Boxes in the middle of the window that everything else waits for. Start at
/// [org.diskchain.ui.dialog.DialogLayer].
package org.diskchain.ui.dialog;
