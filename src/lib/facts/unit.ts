import type { Count } from './figure.ts';

export const units = ['bcm', 'bcm15', 'twh', 'gwhd', 'bcfd'] as const;
/**
 * What volumes are shown in. `bcm`: as its source counts it. `bcm15`: restated at 15 °C and 40 MJ/m³ gross. `twh`: gross
 * energy. `gwhd`: the same a day. `bcfd`: cubic feet at 15 °C a day.
 */
export type Unit = (typeof units)[number];

/** Gross heat of the Energy Institute's standard cubic metre, MJ/m³ at 15 °C (Statistical Review of World Energy, definitions). */
const STANDARD_HEAT = 40;
/** Gross heat that ENTSOG energy is divided by in `gcv10.3`, kWh/m³ (Bruegel; 37.08 MJ/m³ in Eurostat's TJ). */
const ENTSOG_HEAT = 10.3;
/** Volume at 15 °C of a cubic metre counted at 20 °C: ideal gas at one pressure (ISO 13443), 288.15 K ÷ 293.15 K. */
const COLDER = 288.15 / 293.15;
/** 1 kWh = 3.6 MJ, by definition. */
const MJ_PER_KWH = 3.6;
/** Cubic feet in a cubic metre: the foot is 0.3048 m by definition (international yard and pound agreement, 1959). */
const CUBIC_FEET = 1 / 0.3048 ** 3;

/** The constants of every restatement, each with where it comes from, as the page on method tells them. */
export const constants = [
	{
		name: 'Heat of the standard cubic metre, gross, at 15 °C',
		value: STANDARD_HEAT,
		unit: 'MJ/m³',
		source: 'Energy Institute, Statistical Review of World Energy, definitions'
	},
	{
		name: 'Heat that metered energy is divided by in “energy at 10.3 kWh/m³”, gross',
		value: ENTSOG_HEAT,
		unit: 'kWh/m³',
		source: 'Bruegel, European natural gas imports; 37.08 MJ/m³ in Eurostat’s terajoules'
	},
	{
		name: 'Volume at 15 °C of a cubic metre counted at 20 °C',
		value: COLDER,
		unit: 'm³',
		source: 'ideal gas at one pressure (ISO 13443): 288.15 K ÷ 293.15 K'
	},
	{ name: 'Energy of a kilowatt-hour', value: MJ_PER_KWH, unit: 'MJ', source: 'by definition' },
	{
		name: 'Cubic feet in a cubic metre',
		value: CUBIC_FEET,
		unit: 'ft³',
		source: 'the foot is 0.3048 m by definition (international yard and pound agreement, 1959)'
	}
] as const;

/** Days of a year in the Gregorian calendar. */
const daysOf = (year: number) => ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365);

/**
 * bcm at 15 °C and 40 MJ/m³. A count at 20 °C is restated for temperature alone, since its source gives no heat; a count
 * without a basis is taken as it stands: `isRestated` tells the two apart.
 */
function standard({ volume, basis }: Count): number {
	switch (basis) {
		case '20C':
			return volume * COLDER;
		case 'gcv10.3':
			return (volume * ENTSOG_HEAT * MJ_PER_KWH) / STANDARD_HEAT;
		case '15C':
		case null:
			return volume;
	}
}

/** Whether the count's basis is known, so that another unit is a restatement and not a guess. */
export const isRestated = ({ basis }: Count) => basis !== null;

/** A count in a unit, for a year where the unit is a daily rate. */
export function inUnit(count: Count, unit: Unit, year: number): number {
	switch (unit) {
		case 'bcm':
			return count.volume;
		case 'bcm15':
			return standard(count);
		case 'twh':
			return (standard(count) * STANDARD_HEAT) / MJ_PER_KWH;
		case 'gwhd':
			return (standard(count) * STANDARD_HEAT * 1000) / MJ_PER_KWH / daysOf(year);
		case 'bcfd':
			return (standard(count) * CUBIC_FEET) / daysOf(year);
	}
}

/** A unit as a caption says it. */
export const unitName: Readonly<Record<Unit, string>> = {
	bcm: 'bcm',
	bcm15: 'bcm at 15 °C',
	twh: 'TWh',
	gwhd: 'GWh a day',
	bcfd: 'bcf a day'
};

/** What the unit's cubic metre or energy is, in words for a caption. */
export const unitBasis: Readonly<Record<Unit, string>> = {
	bcm: 'billion cubic metres, each as its source counts it',
	bcm15: 'billion cubic metres, restated at 15 °C and 40 MJ/m³ where the source states its basis',
	twh: 'terawatt-hours gross, at 40 MJ for each cubic metre at 15 °C',
	gwhd: 'gigawatt-hours a day, gross, at 40 MJ for each cubic metre at 15 °C',
	bcfd: 'billion cubic feet a day at 15 °C'
};

/** The basis of a figure in words. */
export const basisName = {
	'20C': 'counted at 20 °C',
	'15C': 'at 15 °C and 40 MJ/m³',
	'gcv10.3': 'energy at 10.3 kWh/m³',
	unknown: 'basis not stated'
} as const;
