/** Values a template may use. Null is "not known": templates test for it. */
export type Values = { [key: string]: string | number | boolean | null | Values }
