/** The two files of a view. */
export const match = (format: string): format is 'csv' | 'json' => format === 'csv' || format === 'json';
