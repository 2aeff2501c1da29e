/** Invents what a generated network is made of: places, routes with capacities, their lines, and flows. */

/**
 * @typedef {() => number} Random a number from 0 to 1
 * @typedef {import('./generate.js').Cells} Cells
 * @typedef {{ id: string, name: string, lon: number, lat: number, cells: Cells }} Place
 * @typedef {{ id: string, supply: Place, market: Place, capacity: number | null, began: number, status: string, cells: Cells, capacities: Cells[] }} Route
 */

export const sourceId = 'made-up';
export const secondId = 'made-up-too';
const FIRST = 2011;
const LAST = 2025;
const regions = ['europe', 'turkiye', 'china', 'other'];
/** How often each status is met, in parts of a hundred. */
const statuses = [
	['operating', 72],
	['idle', 8],
	['damaged', 4],
	['construction', 6],
	['proposed', 6],
	['shelved', 2],
	['cancelled', 2]
];
const begin = ['Bar', 'Dor', 'Kal', 'Mir', 'Nov', 'Ost', 'Pel', 'Rav', 'Sel', 'Tar', 'Ural', 'Ver', 'Yen', 'Zav'];
const middle = ['a', 'e', 'i', 'o', 'u', 'an', 'el', 'in', 'or', 'um'];
const end = ['bek', 'dorf', 'gorsk', 'kand', 'lin', 'mar', 'nes', 'polis', 'stad', 'tov', 'vik', 'zen'];

const between = (/** @type {Random} */ random, /** @type {number} */ low, /** @type {number} */ high) =>
	low + random() * (high - low);
const fixed = (/** @type {number} */ value, digits = 3) => Number(value.toFixed(digits));
/** @template T @param {readonly T[]} list @param {Random} random @returns {T} */
const oneOf = (list, random) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

/**
 * A basin or a market for every ten routes, basins in the north-east and markets to their south and west, each with a name that
 * no other has.
 * @param {number} routes @param {Random} random @returns {Place[]}
 */
export function placesOf(routes, random) {
	const count = Math.max(4, Math.round(routes / 10));
	/** @type {Set<string>} */
	const names = new Set();
	const nameOf = () => {
		for (;;) {
			const bare = oneOf(begin, random) + oneOf(middle, random) + oneOf(end, random);
			const name = names.has(bare) ? `${oneOf(['New', 'Old', 'Upper', 'Lower', 'Great'], random)} ${bare}` : bare;
			if (!names.has(name)) {
				names.add(name);
				return name;
			}
		}
	};
	return Array.from({ length: count }, (_, i) => {
		const isBasin = i % 2 === 0;
		const lon = fixed(isBasin ? between(random, 20, 130) : between(random, -5, 125));
		const lat = fixed(isBasin ? between(random, 52, 70) : between(random, 24, 55));
		const id = `gen-place-${i + 1}`;
		const name = nameOf();
		return {
			id,
			name,
			lon,
			lat,
			cells: {
				id,
				name,
				kind: isBasin ? 'basin' : 'market',
				region: isBasin ? '' : (regions[Math.floor(i / 2) % regions.length] ?? ''),
				rank: 1000 + i,
				lat,
				lon,
				source_ids: sourceId,
				note: 'generated'
			}
		};
	});
}

/** @param {number} count @param {readonly Place[]} places @param {Random} random @returns {Route[]} */
export function routesOf(count, places, random) {
	const basins = places.filter((_, i) => i % 2 === 0);
	const markets = places.filter((_, i) => i % 2 === 1);
	/** @type {Map<string, number>} */
	const met = new Map();
	return Array.from({ length: count }, (_, i) => {
		const supply = oneOf(basins, random);
		const market = oneOf(markets, random);
		const pair = `${supply.name}–${market.name}`;
		const nth = (met.get(pair) ?? 0) + 1;
		met.set(pair, nth);
		const id = `gen-${i + 1}`;
		const status = statusOf(random() * 100);
		// Many small pipes and few large ones, as networks have.
		const capacity = random() < 0.03 ? null : fixed(0.3 + 40 * random() ** 4, 2);
		const began = Math.floor(between(random, 2000, 2020));
		const planned = status === 'construction' || status === 'proposed';
		const now = status === 'damaged' ? fixed((capacity ?? 0) * 0.4, 2) : capacity;
		/** @type {(year: number, volume: number | null, of: string) => Cells} */
		const row = (year, volume, of) => ({
			route_id: id,
			from_year: year,
			capacity_bcm_y: volume ?? '',
			status: of,
			source_ids: sourceId
		});
		return {
			id,
			supply,
			market,
			capacity,
			began,
			status,
			cells: {
				id,
				name: nth === 1 ? pair : `${pair} ${nth}`,
				from_place: supply.id,
				to_place: market.id,
				supply: supply.id,
				market: market.id,
				carrier: i % 12 === 11 ? 'lng' : 'pipeline',
				counted: 'yes',
				status,
				capacity_bcm_y: capacity ?? '',
				lines: 1 + (i % 2),
				start: planned ? '' : began,
				source_ids: sourceId,
				note: 'generated'
			},
			capacities:
				planned || status === 'operating'
					? [row(began, capacity, status)]
					: [row(began, capacity, 'operating'), row(2022, now, status)]
		};
	});
}

/** @param {number} part */
function statusOf(part) {
	let sum = 0;
	for (const [status, share] of statuses) if (part < (sum += Number(share))) return String(status);
	return 'operating';
}

/** A line from basin to market with a bend or two. @param {Route} route @param {Random} random @returns {Cells[]} */
export function waypointsOf({ id, supply, market }, random) {
	const bends = 1 + Math.floor(random() * 3);
	const points = Array.from({ length: bends + 2 }, (_, i) => {
		const part = i / (bends + 1);
		const off = i === 0 || i === bends + 1 ? 0 : 3;
		return {
			lon: fixed(supply.lon + (market.lon - supply.lon) * part + between(random, -off, off)),
			lat: fixed(supply.lat + (market.lat - supply.lat) * part + between(random, -off, off))
		};
	});
	return points.map((point, i) => ({ route_id: id, part: 1, seq: i + 1, ...point }));
}

/**
 * So many rows: first each route's years, then a contract or plan and a second count of some, then months from the latest back.
 * @param {readonly Route[]} routes @param {number} count @param {Random} random @returns {Cells[]}
 */
export function flowsOf(routes, count, random) {
	/** @type {Cells[]} */
	const rows = [];
	const full = () => rows.length >= count;
	/** @type {(route: Route, period: string | number, kind: string, volume: number | null, preferred?: boolean) => Cells} */
	const row = ({ id }, period, kind, volume, preferred = true) => ({
		route_id: id,
		period,
		months: typeof period === 'number' ? 12 : 1,
		volume_bcm: volume === null ? '' : fixed(volume),
		basis: '20C',
		kind,
		preferred: preferred ? 'yes' : '',
		source_ids: preferred ? sourceId : secondId,
		note: ''
	});
	const built = routes.filter(({ status }) => status !== 'construction' && status !== 'proposed');
	/** Of each route and year, to be parted into months. @type {Map<string, number | null>} */
	const carried = new Map();
	for (let year = LAST; year >= FIRST && !full(); year--)
		for (const route of built) {
			if (full()) break;
			const stopped = year >= 2022 && route.status !== 'operating';
			const volume = random() < 0.04 ? null : stopped ? 0 : (route.capacity ?? 5) * between(random, 0.2, 1.05);
			carried.set(`${route.id} ${year}`, volume);
			rows.push(row(route, year, 'actual', volume));
		}
	for (const [i, route] of routes.entries()) {
		if (full()) break;
		if (route.status === 'construction' || route.status === 'proposed')
			rows.push(row(route, LAST, 'plan', route.capacity));
		else if (i % 5 === 0) rows.push(row(route, LAST, 'contract', (route.capacity ?? 5) * 0.6));
		const told = carried.get(`${route.id} ${LAST}`);
		if (i % 9 === 0 && told && !full()) rows.push(row(route, LAST, 'actual', told * 1.1, false));
	}
	for (let month = 12 * (LAST - FIRST + 1) - 1; month >= 0 && !full(); month--)
		for (const route of built) {
			if (full()) break;
			const year = FIRST + Math.floor(month / 12);
			const volume = carried.get(`${route.id} ${year}`) ?? null;
			const period = `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
			rows.push(row(route, period, 'actual', volume === null ? null : volume / 12));
		}
	return rows;
}
