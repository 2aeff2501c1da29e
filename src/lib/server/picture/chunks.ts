import { crc32 } from 'node:zlib';

/** A chunk of a PNG: length, type, data, and a CRC over type and data (PNG specification, 5.3). */
export function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/** International text, UTF-8 and not compressed (PNG specification, 11.3.3.4). The keyword is Latin-1, of 1 to 79 letters. */
export const textChunk = (keyword: string, text: string): Buffer =>
	chunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]));
