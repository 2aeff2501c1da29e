// Drawn by the server, whole; the one small script in it says how high it is.
export const csr = false;
