import process from 'node:process';
import fc from 'fast-check';

/** What is tried of a law is the same in every run, so that a run tells of the code and not of luck. SEED tries other cases. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_124) });
