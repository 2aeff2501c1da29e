// A page of text: no script, made once.
export const csr = false;
export const prerender = true;
