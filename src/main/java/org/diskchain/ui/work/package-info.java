/// Long work beside the window: run off its thread, shown, stopped. Start at
/// [org.diskchain.ui.work.BackgroundWork].
package org.diskchain.ui.work;
