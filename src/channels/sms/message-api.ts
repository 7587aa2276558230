/** A message to be created. The sender is a number (or WhatsApp sender) or a messaging service that picks one. */
export type NewSms = { to: string; from?: string; messagingServiceSid?: string; body: string; statusCallback?: string }

/** A message as Twilio lists it. */
type ListedSms = { sid: string; body: string; isOutbound: boolean; createdAt: Date }

/** What we use of Twilio's Messages resource. Both throw `TwilioRefusal`, or the network's error. */
export interface MessageApi {
  /** @returns the new message's sid */
  create(message: NewSms): Promise<string>
  /** Newest first. `sentSince` leaves out what was sent before it, and also what still waits to be sent. */
  list(filter: { to: string; from?: string; sentSince?: Date; limit: number }): Promise<ListedSms[]>
}
