import { constants, unitBasis, unitName, units } from '#lib/facts/unit.ts';
import { dataVersion, network, scope } from '#lib/server/facts.ts';
import { unsent } from '../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const flows = network.routes.flatMap((route) => route.flows);
	const notCounted = network.routes.filter(({ counted }) => counted !== 'yes');
	return unsent({
		version: dataVersion,
		latest: scope.latest,
		units: units.map((unit) => ({ name: unitName[unit], basis: unitBasis[unit] })),
		constants,
		routes: network.routes.length,
		aggregates: notCounted.filter(({ counted }) => counted === 'aggregate').map(({ id, name }) => ({ id, name })),
		repeats: notCounted
			.filter(({ counted, carrier }) => counted === 'repeat' && carrier === 'pipeline')
			.map(({ id, name }) => ({ id, name })),
		plants: notCounted
			.filter(({ counted, carrier }) => counted === 'repeat' && carrier === 'lng')
			.map(({ id, name }) => ({ id, name })),
		flows: flows.length,
		unbased: flows.filter(({ basis }) => basis === null).length,
		partYears: flows.filter(({ period, months }) => period.length === 4 && months < 12).length,
		sources: network.citations.length,
		weak: network.citations.filter(({ weak }) => weak).length,
		claims: network.claims.length,
		checked: new Set(network.checks.map(({ claim_id }) => claim_id)).size,
		checks: network.checks.length,
		noted: network.claims.filter(({ verdict_note }) => verdict_note !== '').length
	});
};
