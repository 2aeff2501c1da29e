type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** The channels of a colour such as `#2a6fb5` as amounts of light, 0 to 1 (IEC 61966-2-1). */
function lightOf(hex: string): Triple {
	const [r, g, b] = [1, 3, 5].map((i) => {
		const value = parseInt(hex.slice(i, i + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return [r!, g!, b!];
}

const times = (matrix: Matrix, v: Triple): Triple => {
	const [a, b, c] = matrix.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);
	return [a!, b!, c!];
};

/** WCAG 2.2, contrast ratio. */
export function contrast(a: string, b: string): number {
	const [light, dark] = [a, b].map((hex) => luminance(hex)).sort((x, y) => y - x);
	return (light! + 0.05) / (dark! + 0.05);
}

function luminance(hex: string): number {
	const [r, g, b] = lightOf(hex);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * What each deficiency makes of a colour, for one that is complete: Machado, Oliveira and Fernandes, "A Physiologically-based
 * Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, severity 1.0, on linear light.
 */
export const deficiencies = {
	none: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	]
} as const satisfies Record<string, Matrix>;

/** Oklab of a colour as it is seen with a deficiency (Ottosson, "A perceptual color space for image processing", 2020). */
function seen(hex: string, deficiency: keyof typeof deficiencies): Triple {
	const [r, g, b] = times(deficiencies[deficiency], lightOf(hex)).map((value) => Math.min(1, Math.max(0, value)));
	const cones = times(
		[
			[0.4122214708, 0.5363325363, 0.0514459929],
			[0.2119034982, 0.6806995451, 0.1073969566],
			[0.0883024619, 0.2817188376, 0.6299787005]
		],
		[r!, g!, b!]
	).map(Math.cbrt);
	return times(
		[
			[0.2104542553, 0.793617785, -0.0040720468],
			[1.9779984951, -2.428592205, 0.4505937099],
			[0.0259040371, 0.7827717662, -0.808675766]
		],
		[cones[0]!, cones[1]!, cones[2]!]
	);
}

/** How far apart two colours look: ΔE in Oklab. CSS Color 4 takes 0.02 for a difference that is just noticed. */
export function apart(a: string, b: string, deficiency: keyof typeof deficiencies): number {
	const [one, other] = [seen(a, deficiency), seen(b, deficiency)];
	return Math.hypot(...one.map((value, i) => value - other[i]!));
}
