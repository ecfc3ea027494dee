import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 2000, 00:00, as zip writes dates: the archive depends on its content only. */
const DATE = (20 << 9) | (1 << 5) | 1;

/**
 * A zip archive of `files` (path → bytes). The same content gives the same bytes: sorted paths, one date, no
 * owner, no extra fields. Sizes under 4 GB, fewer than 65,536 files.
 */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  const entries = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, bytes] of entries) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(bytes, { level: 9 });
    const fields = fieldsOf(bytes, packed, name);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 0, 'latin1');
    central.writeUInt16LE(20, 4);
    fields.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    directory.push(Buffer.concat([central, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** The 26 bytes that local header and directory share: version, flags (UTF-8), method, date, sum, sizes, lengths. */
function fieldsOf(bytes, packed, name) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}
