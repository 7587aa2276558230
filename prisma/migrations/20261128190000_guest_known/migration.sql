-- DropForeignKey
ALTER TABLE "ticket" DROP CONSTRAINT "ticket_conversation_id_fkey";

-- AlterTable
ALTER TABLE "guest" ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "member_number" TEXT,
ADD COLUMN     "merged_into" TEXT;

-- AlterTable
ALTER TABLE "guest_fact" ADD COLUMN     "category" TEXT NOT NULL DEFAULT 'logistics',
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_by" TEXT,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'confirmed';

-- AlterTable
ALTER TABLE "stay" ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "children" INTEGER,
ADD COLUMN     "companions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "expected_at" TIMESTAMPTZ(3),
ADD COLUMN     "spent" DECIMAL(12,2);

-- AlterTable
ALTER TABLE "address" ADD COLUMN     "role" TEXT NOT NULL DEFAULT 'guest';

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "stay_id" TEXT,
ALTER COLUMN "conversation_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "guest_ref" (
    "source" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "guest_id" TEXT NOT NULL,

    CONSTRAINT "guest_ref_pkey" PRIMARY KEY ("source","ref")
);

-- CreateTable
CREATE TABLE "guest_merge" (
    "id" TEXT NOT NULL,
    "kept_id" TEXT NOT NULL,
    "gone_id" TEXT NOT NULL,
    "moved" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "guest_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure" (
    "id" TEXT NOT NULL,
    "guest_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey" (
    "id" TEXT NOT NULL,
    "guest_id" TEXT,
    "stay_id" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "score" INTEGER,
    "nps" INTEGER,
    "dimensions" JSONB NOT NULL DEFAULT '{}',
    "comment" TEXT,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_entry" (
    "id" TEXT NOT NULL,
    "guest_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "amount" DECIMAL(12,2),
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "points_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing_try" (
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "is_right" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pairing_try_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room_code_use" (
    "code" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "stay_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_code_use_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "secret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "pms_source" (
    "source" TEXT NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,
    "cursor" TEXT,

    CONSTRAINT "pms_source_pkey" PRIMARY KEY ("source")
);

-- CreateIndex
CREATE INDEX "guest_ref_guest_id_idx" ON "guest_ref"("guest_id");

-- CreateIndex
CREATE INDEX "guest_merge_kept_id_idx" ON "guest_merge"("kept_id");

-- CreateIndex
CREATE INDEX "guest_merge_gone_id_idx" ON "guest_merge"("gone_id");

-- CreateIndex
CREATE UNIQUE INDEX "erasure_guest_id_key" ON "erasure"("guest_id");

-- CreateIndex
CREATE INDEX "survey_guest_id_sent_at_idx" ON "survey"("guest_id", "sent_at");

-- CreateIndex
CREATE INDEX "survey_sent_at_idx" ON "survey"("sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "points_entry_key_key" ON "points_entry"("key");

-- CreateIndex
CREATE INDEX "points_entry_guest_id_at_idx" ON "points_entry"("guest_id", "at");

-- CreateIndex
CREATE INDEX "pairing_try_address_at_idx" ON "pairing_try"("address", "at");

-- CreateIndex
CREATE INDEX "pairing_try_room_at_idx" ON "pairing_try"("room", "at");

-- CreateIndex
CREATE UNIQUE INDEX "guest_member_number_key" ON "guest"("member_number");

-- CreateIndex
CREATE INDEX "stay_room_idx" ON "stay"("room");

-- CreateIndex
CREATE INDEX "stay_status_arrival_idx" ON "stay"("status", "arrival");

-- AddForeignKey
ALTER TABLE "guest_ref" ADD CONSTRAINT "guest_ref_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_stay_id_fkey" FOREIGN KEY ("stay_id") REFERENCES "stay"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "points_entry" ADD CONSTRAINT "points_entry_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_stay_id_fkey" FOREIGN KEY ("stay_id") REFERENCES "stay"("id") ON DELETE SET NULL ON UPDATE CASCADE;


