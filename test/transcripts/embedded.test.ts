import { playAll } from "../support/play-all.ts"

playAll("embedded")
