// A page that is read: it needs no script.
export const csr = false;
