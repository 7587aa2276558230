-- One sequence for what comes in and what goes out: a thread has one order.
CREATE SEQUENCE "thread_seq";

-- The numbers of the codes staff type. Gaps are allowed, repeats are not.
CREATE SEQUENCE "ticket_number" AS INTEGER;

-- CreateTable
CREATE TABLE "guest" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "family_name" TEXT,
    "given_name" TEXT,
    "title" TEXT,
    "language" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "tier" TEXT,
    "vip" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guest_fact" (
    "id" TEXT NOT NULL,
    "guest_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "author" TEXT,
    "is_sensitive" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stay" (
    "id" TEXT NOT NULL,
    "reservation" TEXT NOT NULL,
    "guest_id" TEXT NOT NULL,
    "room" TEXT,
    "arrival" DATE NOT NULL,
    "departure" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address" (
    "address" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "guest_id" TEXT,
    "stay_id" TEXT,
    "evidence" TEXT,
    "tied_at" TIMESTAMPTZ(3),
    "opted_out_at" TIMESTAMPTZ(3),
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "mode" JSONB NOT NULL,
    "language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_event" (
    "id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT nextval('thread_seq'::regclass),
    "conversation_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sender" TEXT,
    "provider_message_id" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "reply_token" TEXT,
    "is_standby" BOOLEAN NOT NULL,
    "content" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "outcome" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbound_message" (
    "id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT nextval('thread_seq'::regclass),
    "conversation_id" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "template" TEXT,
    "content" JSONB NOT NULL,
    "cause" TEXT,
    "reply_token" TEXT,
    "reply_token_at" TIMESTAMPTZ(3),
    "retry_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "was_unknown" BOOLEAN NOT NULL DEFAULT false,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "provider_id" TEXT,
    "via" TEXT,
    "segments" INTEGER,
    "is_possible_duplicate" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbound_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "message_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "address_state" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "room" TEXT,
    "room_evidence" TEXT NOT NULL,
    "guest_id" TEXT,
    "conversation_id" TEXT NOT NULL,
    "owner_id" TEXT,
    "details" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledge_by" TIMESTAMPTZ(3) NOT NULL,
    "complete_by" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "id" BIGSERIAL NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "text" TEXT,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promise" (
    "id" TEXT NOT NULL,
    "ticket_id" TEXT,
    "conversation_id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_member" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "department" TEXT,
    "address" TEXT,
    "language" TEXT,
    "source" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "guest_phone_idx" ON "guest"("phone");

-- CreateIndex
CREATE INDEX "guest_fact_guest_id_at_idx" ON "guest_fact"("guest_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "stay_reservation_key" ON "stay"("reservation");

-- CreateIndex
CREATE INDEX "stay_guest_id_idx" ON "stay"("guest_id");

-- CreateIndex
CREATE INDEX "address_guest_id_idx" ON "address"("guest_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_address_key" ON "conversation"("address");

-- CreateIndex
CREATE INDEX "inbound_event_conversation_id_seq_idx" ON "inbound_event"("conversation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_event_channel_key_key" ON "inbound_event"("channel", "key");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_message_dedupe_key_key" ON "outbound_message"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbound_message_conversation_id_seq_idx" ON "outbound_message"("conversation_id", "seq");

-- CreateIndex
CREATE INDEX "delivery_message_id_id_idx" ON "delivery"("message_id", "id");

-- CreateIndex
CREATE INDEX "receipt_provider_id_idx" ON "receipt"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_number_key" ON "ticket"("number");

-- CreateIndex
CREATE INDEX "ticket_event_ticket_id_id_idx" ON "ticket_event"("ticket_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "job_key_key" ON "job"("key");

-- CreateIndex
CREATE UNIQUE INDEX "staff_member_key_key" ON "staff_member"("key");

-- CreateIndex
CREATE INDEX "audit_at_idx" ON "audit"("at");

-- AddForeignKey
ALTER TABLE "guest_fact" ADD CONSTRAINT "guest_fact_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stay" ADD CONSTRAINT "stay_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_stay_id_fkey" FOREIGN KEY ("stay_id") REFERENCES "stay"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_address_fkey" FOREIGN KEY ("address") REFERENCES "address"("address") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_event" ADD CONSTRAINT "inbound_event_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbound_message" ADD CONSTRAINT "outbound_message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "outbound_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise" ADD CONSTRAINT "promise_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise" ADD CONSTRAINT "promise_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot express: the sequences' owners and partial indexes, one for each question asked all the time.
ALTER SEQUENCE "thread_seq" OWNED BY "inbound_event"."seq";
ALTER SEQUENCE "ticket_number" OWNED BY "ticket"."number";

-- The oldest event of a conversation that waits for its turn, conversations that wait too long.
CREATE INDEX "inbound_event_pending_idx" ON "inbound_event"("conversation_id", "sent_at", "seq") WHERE "status" = 'pending';
CREATE INDEX "inbound_event_waiting_idx" ON "inbound_event"("received_at") WHERE "status" = 'pending';

-- Messages that are due, what else of their conversation is unsent, the message a receipt is about.
CREATE INDEX "outbound_message_due_idx" ON "outbound_message"("next_at") WHERE "status" = 'planned';
CREATE INDEX "outbound_message_unsent_idx" ON "outbound_message"("conversation_id", "seq") WHERE "status" = 'planned';
CREATE INDEX "outbound_message_provider_idx" ON "outbound_message"("provider_id") WHERE "provider_id" IS NOT NULL;

-- Jobs that are due, jobs to be cancelled by the beginning of their key, compared byte by byte.
CREATE INDEX "job_due_idx" ON "job"("due_at") WHERE "status" = 'pending';
CREATE INDEX "job_pending_key_idx" ON "job"("key" text_pattern_ops) WHERE "status" = 'pending';

-- Open tickets of a conversation, of a guest, of the house, the last closed ones.
CREATE INDEX "ticket_open_conversation_idx" ON "ticket"("conversation_id") WHERE "status" IN ('open', 'acknowledged', 'in-progress');
CREATE INDEX "ticket_open_guest_idx" ON "ticket"("guest_id") WHERE "status" IN ('open', 'acknowledged', 'in-progress');
CREATE INDEX "ticket_closed_idx" ON "ticket"("closed_at") WHERE "closed_at" IS NOT NULL;

CREATE INDEX "promise_pending_ticket_idx" ON "promise"("ticket_id") WHERE "status" = 'pending';
CREATE INDEX "promise_pending_conversation_idx" ON "promise"("conversation_id") WHERE "status" = 'pending';
CREATE INDEX "staff_member_address_idx" ON "staff_member"("address") WHERE "is_active";
