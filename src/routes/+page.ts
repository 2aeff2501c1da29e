// The overview is read, not worked: it needs no script.
export const csr = false;
