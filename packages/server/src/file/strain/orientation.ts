const ORIENTATION = 0x0112;
const SHORT = 3;

/** Which way is up by an EXIF segment's content, 1 to 8 (TIFF 6.0, tag 274); 1 when it does not say. */
export function orientationOf(content: Buffer): number {
  if (content.toString("latin1", 0, 6) !== "Exif\0\0") return 1;
  const tiff = content.subarray(6);
  if (tiff.length < 10) return 1;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const two = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const four = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = four(4);
  if (directory + 2 > tiff.length) return 1;
  const count = two(directory);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (two(at) !== ORIENTATION || two(at + 2) !== SHORT) continue;
    const value = two(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An EXIF segment that says which way is up and nothing else; nothing at all when up is up. */
export function orientationSegment(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0);
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  segment.write("Exif\0\0MM\0*", 4, "latin1");
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(ORIENTATION, 20);
  segment.writeUInt16BE(SHORT, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(orientation, 28);
  return segment;
}
