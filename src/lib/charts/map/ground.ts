import type { Box, Point } from '../frame.ts';

/** A pipe as labels see it: `half` pixels to each side of a line, whose covering weighs from 0 to 1. */
export interface Covered {
	readonly points: readonly Point[];
	readonly half: number;
	readonly weight: number;
}

/** Pixels across one cell. */
const CELL = 5;

/** Tells how much pipe a box would cover, in pixels along it, roughly: pipes are entered into a grid, and the grid summed up. */
export function groundOf(pipes: readonly Covered[], width: number, height: number): (box: Box) => number {
	const columns = Math.ceil(width / CELL) + 1;
	const rows = Math.ceil(height / CELL) + 1;
	const column = (x: number) => Math.max(1, Math.min(columns - 1, Math.floor(x / CELL) + 1));
	const row = (y: number) => Math.max(1, Math.min(rows - 1, Math.floor(y / CELL) + 1));
	const cells = new Float32Array(columns * rows);
	for (const { points, half, weight } of pipes)
		for (const { x, y } of points)
			for (let r = row(y - half); r <= row(y + half); r++)
				for (let c = column(x - half); c <= column(x + half); c++)
					cells[r * columns + c] = Math.max(cells[r * columns + c]!, weight);
	// Each cell becomes the sum of all above and before it, so that a box is the difference of four.
	for (let r = 1; r < rows; r++)
		for (let c = 1; c < columns; c++)
			cells[r * columns + c]! +=
				cells[(r - 1) * columns + c]! + cells[r * columns + c - 1]! - cells[(r - 1) * columns + c - 1]!;
	return ({ x, y, width: w, height: h }) => {
		const left = column(x + 1) - 1;
		const right = column(x + w - 1);
		const top = (row(y + 1) - 1) * columns;
		const bottom = row(y + h - 1) * columns;
		return (cells[bottom + right]! - cells[bottom + left]! - cells[top + right]! + cells[top + left]!) * CELL;
	};
}
