/// Follows a plan: writes the target, keeps the journal, and takes an unfinished merge up again.
/// Decides nothing that the plan did not. Start at [org.diskchain.run.MergeRunner].
package org.diskchain.run;
