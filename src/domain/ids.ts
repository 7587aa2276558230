/**
 * Glossary. One word for one thing, everywhere: code, database, logs.
 *
 * | word | means |
 * |---|---|
 * | guest | a person we message, known by one or more addresses |
 * | stay | one booking's presence: room, arrival, departure |
 * | address | a guest's or staff member's id on a channel, e.g. `line:U1…`, `line-group:C1…`, `sms:+81…` |
 * | conversation | the thread with one address; its mode is bot or staff |
 * | turn | one inbound event and all we do because of it |
 * | intent, slot, flow, step, frame | what is wanted, a named value, a script, a node, a running instance |
 * | effect | a consequence the engine asks for, as data |
 * | repair | cancel, correct, clarify, digress, resume, silence |
 * | hand-off | the bot yields to staff |
 * | escalation | the ladder rings the next person |
 * | ticket | a service order for a department; a recovery case is a ticket of kind complaint |
 * | promise | a time told to a guest, with an owner |
 * | outbox, dispatch, receipt | messages to send, sending, what the platform told us about one |
 *
 * Ids carry their kind as a prefix, so that handing a stay where a guest is meant does not compile.
 */
export type Id<Prefix extends string> = `${Prefix}_${string}`

export type GuestId = Id<"gst">
export type FactId = Id<"fct">
export type StayId = Id<"sty">
export type ConversationId = Id<"cnv">
export type EventId = Id<"evt">
export type MessageId = Id<"msg">
export type TicketId = Id<"tkt">
export type PromiseId = Id<"prm">
export type JobId = Id<"job">
export type StaffId = Id<"stf">
export type AuditId = Id<"aud">
export type MergeId = Id<"mrg">
export type ErasureId = Id<"ers">
