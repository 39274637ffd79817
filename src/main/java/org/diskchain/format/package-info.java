/// What the codecs of all formats share. Codecs turn bytes into records and back; they do no I/O,
/// know no other format and decide no policy. Start at [org.diskchain.format.MalformedException].
package org.diskchain.format;
