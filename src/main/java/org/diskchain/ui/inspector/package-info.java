/// What the picked disk is, in words and figures. Start at
/// [org.diskchain.ui.inspector.InspectorModel].
package org.diskchain.ui.inspector;
