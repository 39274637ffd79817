package org.diskchain.read.guest;

import org.diskchain.read.Probe.Kind;

/// What tells one volume or table from all others: its serial number or UUID, and what of its shape
/// never changes, as hex.
record Mark(Kind kind, String value) {}
