/// The record of an unfinished merge: the plan written down, beside the target, durable before the
/// first change. Imports `bytes`; decides nothing. Start at [org.diskchain.journal.Journal].
package org.diskchain.journal;
