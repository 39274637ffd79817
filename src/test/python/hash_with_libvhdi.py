"""Prints the SHA-256 of a whole virtual disk as libvhdi reads it: the disk, then its ancestors."""
import hashlib
import sys

import pyvhdi

PIECE = 1 << 20

disks = []
for path in sys.argv[1:]:
    disk = pyvhdi.file()
    disk.open(path)
    disks.append(disk)
for child, parent in zip(disks, disks[1:]):
    child.set_parent(parent)

size = disks[0].get_media_size()
digest = hashlib.sha256()
for offset in range(0, size, PIECE):
    digest.update(disks[0].read_buffer_at_offset(min(PIECE, size - offset), offset))
print(digest.hexdigest())
