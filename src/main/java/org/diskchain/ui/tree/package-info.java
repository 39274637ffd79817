/// The picture of the forest: cards, edges and what a merge does to them. Start at
/// [org.diskchain.ui.tree.TreePicture].
package org.diskchain.ui.tree;
