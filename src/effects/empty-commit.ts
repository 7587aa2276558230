/** Known here as well, because a turn's story starts from it; the shape lives beside the `Commit` it belongs to. */
export { emptyCommit } from "../ports/empty-commit.ts"
