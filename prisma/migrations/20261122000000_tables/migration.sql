-- The one clock. Only a database marked demo or test may have it replaced, while it is being seeded; the start and `npm run verify` refuse any other definition.
create function portal_now() returns timestamptz language sql volatile as 'select clock_timestamp()';


-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('VLAIO_OFFICER', 'VLAIO_REVIEWER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'AUDITOR', 'POLICY_DOMAIN');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'PARTNERSHIP_COORDINATOR');

-- CreateEnum
CREATE TYPE "recognition_status" AS ENUM ('NONE', 'REQUESTED', 'PROVISIONAL', 'FULL', 'RENEWAL_DUE', 'EXPIRED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "mandate_status" AS ENUM ('WAITING', 'APPROVED', 'REFUSED');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('ACADEMY', 'PARTNERSHIP');

-- CreateEnum
CREATE TYPE "call_status" AS ENUM ('DRAFT', 'ANNOUNCED', 'OPEN', 'CLOSED', 'ASSESSMENT', 'DECIDED', 'EXECUTION', 'COMPLETED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "funding_model" AS ENUM ('LUMP_PER_POSTCODE', 'UNIT_PER_SESSION', 'UNIT_PER_CHILD_HOUR', 'COST_SHARE');

-- CreateEnum
CREATE TYPE "application_status" AS ENUM ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED', 'INELIGIBLE', 'ELIGIBLE', 'IN_REVIEW', 'CONSENSUS', 'RANKED', 'PROPOSED', 'GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED', 'LAPSED');

-- CreateEnum
CREATE TYPE "review_status" AS ENUM ('ASSIGNED', 'CONFLICT_DECLARED', 'REFUSED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED', 'VOID');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED');

-- CreateEnum
CREATE TYPE "grant_status" AS ENUM ('AWARDED', 'CONDITIONS_PENDING', 'ACCEPTED', 'ACTIVE', 'AMENDMENT_REQUESTED', 'SUSPENDED', 'REPORT_DUE', 'REPORT_SUBMITTED', 'REPORT_INCOMPLETE', 'IN_CONTROL', 'SETTLED', 'RECOVERY', 'CLOSED', 'DECLINED', 'REVOKED');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('PLANNED', 'REQUESTED', 'APPROVED', 'ORDERED', 'PAID', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "payment_type" AS ENUM ('ADVANCE', 'INTERIM', 'BALANCE', 'RECOVERY');

-- CreateEnum
CREATE TYPE "report_status" AS ENUM ('DUE', 'DRAFT', 'SUBMITTED', 'INCOMPLETE', 'ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "report_type" AS ENUM ('ACTIVITY', 'INTERIM', 'FINAL', 'FOLLOW_UP');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_role" (
    "user_id" UUID NOT NULL,
    "role" "staff_role" NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "user_role_pkey" PRIMARY KEY ("user_id","role")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "idle_seconds" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "second_factor_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "method" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "token_hash" TEXT,
    "code_hash" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'MAIL',
    "issued_by_id" UUID,
    "return_to" TEXT NOT NULL DEFAULT '/',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sign_in_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_factor" (
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kbo" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "legal_form" TEXT NOT NULL,
    "street" TEXT NOT NULL DEFAULT '',
    "house_number" TEXT NOT NULL DEFAULT '',
    "box" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT NOT NULL DEFAULT '',
    "nis" TEXT,
    "website" TEXT NOT NULL DEFAULT '',
    "iban" TEXT,
    "account_holder" TEXT NOT NULL DEFAULT '',
    "vat_status" TEXT,
    "mission" TEXT NOT NULL DEFAULT '',
    "charter" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organisation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "member_role" NOT NULL,
    "function_title" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organisation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "status" "mandate_status" NOT NULL DEFAULT 'WAITING',
    "proof_sha256" TEXT,
    "proof_name" TEXT NOT NULL DEFAULT '',
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recognition" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organisation_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "status" "recognition_status" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "document_sha256" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "recognition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partnership" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lead_organisation_id" UUID NOT NULL,
    "seat_nis" TEXT NOT NULL,
    "period_start" DATE,
    "period_end" DATE,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "municipality" (
    "nis" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "province_nis" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "arrondissement_nis" TEXT NOT NULL,
    "arrondissement" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "facility" BOOLEAN NOT NULL DEFAULT false,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "merged_on" DATE,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("nis")
);

-- CreateTable
CREATE TABLE "postcode" (
    "postcode" TEXT NOT NULL,
    "nis" TEXT NOT NULL,

    CONSTRAINT "postcode_pkey" PRIMARY KEY ("postcode","nis")
);

-- CreateTable
CREATE TABLE "municipality_merger" (
    "old_nis" TEXT NOT NULL,
    "old_name" TEXT NOT NULL,
    "new_nis" TEXT NOT NULL,
    "new_name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "municipality_merger_pkey" PRIMARY KEY ("old_nis","valid_from")
);

-- CreateTable
CREATE TABLE "holiday" (
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "school_holiday" (
    "code" TEXT NOT NULL,
    "start_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "school_holiday_pkey" PRIMARY KEY ("code","start_day")
);

-- CreateTable
CREATE TABLE "code_list_entry" (
    "list" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "nl" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "code_list_entry_pkey" PRIMARY KEY ("list","code")
);

-- CreateTable
CREATE TABLE "rubric_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "rubric_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "indicator_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "monitor_edition" (
    "code" TEXT NOT NULL,
    "reference_year" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "monitor_edition_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "portal_setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "portal_setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "call" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "audience" "audience" NOT NULL,
    "status" "call_status" NOT NULL DEFAULT 'DRAFT',
    "number_code" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL DEFAULT '',
    "texts" JSONB NOT NULL DEFAULT '{}',
    "envelope_cents" BIGINT NOT NULL,
    "funding_model" "funding_model" NOT NULL,
    "unit_amount_cents" BIGINT,
    "min_cents" BIGINT,
    "max_cents" BIGINT,
    "support_rate_bp" INTEGER,
    "min_own_share_bp" INTEGER,
    "state_aid_basis" TEXT NOT NULL,
    "de_minimis_ceiling_cents" BIGINT NOT NULL DEFAULT 30000000,
    "opens_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3),
    "period_start" DATE,
    "period_end" DATE,
    "min_sessions" INTEGER NOT NULL DEFAULT 2,
    "max_per_staff" INTEGER NOT NULL DEFAULT 15,
    "max_per_staff_young" INTEGER NOT NULL DEFAULT 10,
    "max_file_mb" INTEGER NOT NULL DEFAULT 10,
    "max_files" INTEGER NOT NULL DEFAULT 20,
    "criterion_threshold_percent" INTEGER NOT NULL DEFAULT 50,
    "total_threshold_percent" INTEGER NOT NULL DEFAULT 60,
    "reviewers_per_application" INTEGER NOT NULL DEFAULT 2,
    "girls_target_bp" INTEGER NOT NULL DEFAULT 3333,
    "overhead_max_bp" INTEGER NOT NULL DEFAULT 700,
    "payment_plan" INTEGER[],
    "terms" JSONB NOT NULL DEFAULT '{}',
    "recovery_waiver_cents" BIGINT NOT NULL DEFAULT 2500,
    "brussels_allowed" BOOLEAN NOT NULL DEFAULT false,
    "reserve_valid_until" DATE,
    "partial_offer_allowed" BOOLEAN NOT NULL DEFAULT false,
    "inspection_advice_required" BOOLEAN NOT NULL DEFAULT false,
    "declarations" JSONB NOT NULL DEFAULT '{}',
    "contact_name" TEXT NOT NULL DEFAULT '',
    "contact_email" TEXT NOT NULL DEFAULT '',
    "contact_phone" TEXT NOT NULL DEFAULT '',
    "rubric_version_id" UUID,
    "indicator_version_id" UUID,
    "test_mode" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "announced_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_commitment" (
    "call_id" UUID NOT NULL,
    "envelope_cents" BIGINT NOT NULL,
    "committed_cents" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "call_commitment_pkey" PRIMARY KEY ("call_id")
);

-- CreateTable
CREATE TABLE "number_counter" (
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "number_counter_pkey" PRIMARY KEY ("prefix")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "call_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "partnership_id" UUID,
    "status" "application_status" NOT NULL DEFAULT 'DRAFT',
    "number" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "draft" JSONB NOT NULL DEFAULT '{}',
    "draft_version" INTEGER NOT NULL DEFAULT 0,
    "draft_saved_at" TIMESTAMPTZ(3),
    "draft_saved_by_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "submitted_at" TIMESTAMPTZ(3),
    "discarded_at" TIMESTAMPTZ(3),
    "requested_cents" BIGINT,
    "planned_child_hours" DECIMAL(12,2),
    "handler_id" UUID,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "application_id" UUID NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" UUID NOT NULL,
    "under_reservation" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "application_id" UUID NOT NULL,
    "row_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "themes" TEXT[],
    "disciplines" TEXT[],
    "age_min" INTEGER NOT NULL,
    "age_max" INTEGER NOT NULL,
    "location_name" TEXT NOT NULL,
    "postcode" TEXT,
    "nis" TEXT,
    "fixed_location" BOOLEAN NOT NULL DEFAULT false,
    "expected_participants" INTEGER NOT NULL,
    "planned_hours" DECIMAL(8,2) NOT NULL,
    "planned_sessions" INTEGER NOT NULL,
    "planned_day_parts" INTEGER NOT NULL,
    "planned_child_hours" DECIMAL(12,2) NOT NULL,
    "price_cents" BIGINT NOT NULL,
    "reduced_price_cents" BIGINT NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "application_id" UUID NOT NULL,
    "row_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kbo" TEXT,
    "helix_type" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "mime" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "application_id" UUID NOT NULL,
    "status" "application_status" NOT NULL DEFAULT 'ELIGIBILITY_CHECK',
    "taken_in_by_id" UUID NOT NULL,
    "taken_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("application_id")
);

-- CreateTable
CREATE TABLE "eligibility_verdict" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "application_id" UUID NOT NULL,
    "activity_row_id" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL,
    "met" BOOLEAN NOT NULL,
    "motivation" TEXT NOT NULL,
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "eligibility_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "eligibility_outcome" (
    "application_id" UUID NOT NULL,
    "eligible" BOOLEAN NOT NULL,
    "motivation" TEXT NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "eligibility_outcome_pkey" PRIMARY KEY ("application_id")
);

-- CreateTable
CREATE TABLE "conflict" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "declared_by_id" UUID,
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "status" "review_status" NOT NULL DEFAULT 'ASSIGNED',
    "assigned_by_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "due_at" TIMESTAMPTZ(3),
    "no_conflict_at" TIMESTAMPTZ(3),
    "final_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_score" (
    "review_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "activity_row_id" TEXT NOT NULL DEFAULT '',
    "score" INTEGER,
    "remark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "review_score_pkey" PRIMARY KEY ("review_id","criterion","activity_row_id")
);

-- CreateTable
CREATE TABLE "review_motivation" (
    "review_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "motivation" TEXT NOT NULL DEFAULT '',
    "office_comment" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "review_motivation_pkey" PRIMARY KEY ("review_id","criterion")
);

-- CreateTable
CREATE TABLE "review_contest" (
    "review_id" UUID NOT NULL,
    "activity_row_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "review_contest_pkey" PRIMARY KEY ("review_id","activity_row_id","code")
);

-- CreateTable
CREATE TABLE "internal_note" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "internal_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consensus" (
    "application_id" UUID NOT NULL,
    "triggers" JSONB NOT NULL,
    "method" TEXT NOT NULL,
    "chair_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "consensus_pkey" PRIMARY KEY ("application_id")
);

-- CreateTable
CREATE TABLE "consensus_score" (
    "application_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "activity_row_id" TEXT NOT NULL DEFAULT '',
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,

    CONSTRAINT "consensus_score_pkey" PRIMARY KEY ("application_id","criterion","activity_row_id")
);

-- CreateTable
CREATE TABLE "consensus_motivation" (
    "application_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "motivation" TEXT NOT NULL,

    CONSTRAINT "consensus_motivation_pkey" PRIMARY KEY ("application_id","criterion")
);

-- CreateTable
CREATE TABLE "ranking" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "call_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "frozen_by_id" UUID NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "ranking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ranking_row" (
    "ranking_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rank" INTEGER,
    "total" DECIMAL(4,1) NOT NULL,
    "fundable" BOOLEAN NOT NULL,
    "reasons" TEXT[],
    "outcome" TEXT NOT NULL,
    "granted_cents" BIGINT NOT NULL,

    CONSTRAINT "ranking_row_pkey" PRIMARY KEY ("ranking_id","application_id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "call_id" UUID NOT NULL,
    "ranking_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "inspection_advice" TEXT NOT NULL DEFAULT '',
    "inspection_day" DATE,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_item" (
    "proposal_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "outcome" "outcome" NOT NULL,
    "granted_cents" BIGINT NOT NULL,
    "conditions" JSONB NOT NULL DEFAULT '[]',
    "deviation_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "proposal_item_pkey" PRIMARY KEY ("proposal_id","application_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "outcome" "outcome" NOT NULL,
    "granted_cents" BIGINT NOT NULL,
    "conditions" JSONB NOT NULL DEFAULT '[]',
    "motivation" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_motivation" (
    "decision_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "score" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "decision_motivation_pkey" PRIMARY KEY ("decision_id","criterion")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "call_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "published_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "decision_id" UUID,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT,
    "produced_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant_award" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "application_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "status" "grant_status" NOT NULL DEFAULT 'AWARDED',
    "granted_cents" BIGINT NOT NULL,
    "awarded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "accept_due_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "iban" TEXT,
    "account_holder" TEXT NOT NULL DEFAULT '',
    "start_day" DATE,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "report_due_at" TIMESTAMPTZ(3),
    "base_activity_row_ids" TEXT[],
    "final_cents" BIGINT,
    "settled_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "grant_award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant_condition" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "grant_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "met_at" TIMESTAMPTZ(3),
    "met_by_id" UUID,

    CONSTRAINT "grant_condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "grant_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "type" "payment_type" NOT NULL,
    "percent" INTEGER NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "status" "payment_status" NOT NULL DEFAULT 'PLANNED',
    "requested_at" TIMESTAMPTZ(3),
    "first_approved_by_id" UUID,
    "first_approved_at" TIMESTAMPTZ(3),
    "second_approved_by_id" UUID,
    "second_approved_at" TIMESTAMPTZ(3),
    "ordered_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "paid_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement" (
    "grant_id" UUID NOT NULL,
    "accepted_units" DECIMAL(12,2),
    "accepted_costs_cents" BIGINT,
    "final_cents" BIGINT NOT NULL,
    "advances_cents" BIGINT NOT NULL,
    "balance_cents" BIGINT NOT NULL,
    "explanation" JSONB NOT NULL,
    "motivation" TEXT NOT NULL DEFAULT '',
    "computed_by_id" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("grant_id")
);

-- CreateTable
CREATE TABLE "recovery" (
    "grant_id" UUID NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "motivation" TEXT NOT NULL,
    "structured_message" TEXT NOT NULL,
    "hearing_until" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "waived_at" TIMESTAMPTZ(3),
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "recovery_pkey" PRIMARY KEY ("grant_id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "grant_id" UUID NOT NULL,
    "type" "report_type" NOT NULL,
    "status" "report_status" NOT NULL DEFAULT 'DUE',
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "draft" JSONB NOT NULL DEFAULT '{}',
    "draft_version" INTEGER NOT NULL DEFAULT 0,
    "draft_saved_at" TIMESTAMPTZ(3),
    "draft_saved_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_submission" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "report_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" UUID NOT NULL,

    CONSTRAINT "report_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_activity" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "report_id" UUID NOT NULL,
    "row_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "nis" TEXT,
    "postcode" TEXT,
    "status" TEXT NOT NULL,
    "sessions_held" INTEGER NOT NULL,
    "contact_hours" DECIMAL(8,2) NOT NULL,
    "child_hours" DECIMAL(12,2) NOT NULL,
    "participants" INTEGER NOT NULL,
    "girls" INTEGER NOT NULL,
    "boys" INTEGER NOT NULL,
    "gender_x" INTEGER NOT NULL,
    "gender_unknown" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,
    "accepted" BOOLEAN,
    "struck_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "report_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_verdict" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "report_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "remarks" TEXT NOT NULL DEFAULT '',
    "points" JSONB NOT NULL DEFAULT '[]',
    "given_by_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "report_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "dedupe_key" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "recipient_id" UUID,
    "recipient_address" TEXT NOT NULL,
    "application_id" UUID,
    "file_number" TEXT,
    "params" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "application_id" UUID,
    "payload_hash" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_payload" (
    "seq" BIGINT NOT NULL,
    "payload" TEXT,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_payload_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lifecycle_transition" (
    "entity" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,

    CONSTRAINT "lifecycle_transition_pkey" PRIMARY KEY ("entity","from_state","to_state")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_ended_at_idx" ON "session"("user_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_token_token_hash_key" ON "sign_in_token"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_token_email_expires_at_idx" ON "sign_in_token"("email", "expires_at");

-- CreateIndex
CREATE INDEX "recovery_code_user_id_idx" ON "recovery_code"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_kbo_key" ON "organisation"("kbo");

-- CreateIndex
CREATE INDEX "organisation_legal_name_idx" ON "organisation"("legal_name");

-- CreateIndex
CREATE INDEX "organisation_nis_idx" ON "organisation"("nis");

-- CreateIndex
CREATE INDEX "membership_user_id_ended_at_idx" ON "membership"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "membership_organisation_id_ended_at_idx" ON "membership"("organisation_id", "ended_at");

-- CreateIndex
CREATE INDEX "mandate_organisation_id_user_id_idx" ON "mandate"("organisation_id", "user_id");

-- CreateIndex
CREATE INDEX "mandate_status_requested_at_idx" ON "mandate"("status", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_idx" ON "invitation"("organisation_id");

-- CreateIndex
CREATE INDEX "recognition_organisation_id_valid_to_idx" ON "recognition"("organisation_id", "valid_to");

-- CreateIndex
CREATE UNIQUE INDEX "partnership_code_key" ON "partnership"("code");

-- CreateIndex
CREATE INDEX "partnership_lead_organisation_id_idx" ON "partnership"("lead_organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "rubric_version_code_version_key" ON "rubric_version"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_version_code_version_key" ON "indicator_version"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "call_code_key" ON "call"("code");

-- CreateIndex
CREATE INDEX "call_status_deadline_at_idx" ON "call"("status", "deadline_at");

-- CreateIndex
CREATE UNIQUE INDEX "call_id_envelope_cents_key" ON "call"("id", "envelope_cents");

-- CreateIndex
CREATE UNIQUE INDEX "call_commitment_call_id_envelope_cents_key" ON "call_commitment"("call_id", "envelope_cents");

-- CreateIndex
CREATE UNIQUE INDEX "application_number_key" ON "application"("number");

-- CreateIndex
CREATE INDEX "application_call_id_status_idx" ON "application"("call_id", "status");

-- CreateIndex
CREATE INDEX "application_organisation_id_status_idx" ON "application"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "application_submitted_at_idx" ON "application"("submitted_at");

-- CreateIndex
CREATE INDEX "application_handler_id_idx" ON "application"("handler_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_application_id_round_key" ON "submission"("application_id", "round");

-- CreateIndex
CREATE INDEX "activity_nis_idx" ON "activity"("nis");

-- CreateIndex
CREATE UNIQUE INDEX "activity_application_id_row_id_key" ON "activity"("application_id", "row_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_application_id_row_id_key" ON "partner"("application_id", "row_id");

-- CreateIndex
CREATE INDEX "attachment_application_id_removed_at_idx" ON "attachment"("application_id", "removed_at");

-- CreateIndex
CREATE INDEX "assessment_status_idx" ON "assessment"("status");

-- CreateIndex
CREATE UNIQUE INDEX "eligibility_verdict_application_id_activity_row_id_code_key" ON "eligibility_verdict"("application_id", "activity_row_id", "code");

-- CreateIndex
CREATE INDEX "conflict_user_id_idx" ON "conflict"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "conflict_application_id_user_id_key" ON "conflict"("application_id", "user_id");

-- CreateIndex
CREATE INDEX "review_reviewer_id_status_idx" ON "review"("reviewer_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "review_application_id_reviewer_id_key" ON "review"("application_id", "reviewer_id");

-- CreateIndex
CREATE INDEX "internal_note_application_id_idx" ON "internal_note"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "ranking_call_id_round_key" ON "ranking"("call_id", "round");

-- CreateIndex
CREATE INDEX "ranking_row_application_id_idx" ON "ranking_row"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_call_id_round_key" ON "proposal"("call_id", "round");

-- CreateIndex
CREATE INDEX "proposal_item_application_id_idx" ON "proposal_item"("application_id");

-- CreateIndex
CREATE INDEX "decision_published_at_idx" ON "decision"("published_at");

-- CreateIndex
CREATE UNIQUE INDEX "decision_application_id_round_key" ON "decision"("application_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "publication_call_id_round_key" ON "publication"("call_id", "round");

-- CreateIndex
CREATE INDEX "letter_application_id_released_at_idx" ON "letter"("application_id", "released_at");

-- CreateIndex
CREATE UNIQUE INDEX "grant_award_application_id_key" ON "grant_award"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "grant_award_number_key" ON "grant_award"("number");

-- CreateIndex
CREATE INDEX "grant_award_call_id_status_idx" ON "grant_award"("call_id", "status");

-- CreateIndex
CREATE INDEX "grant_award_organisation_id_status_idx" ON "grant_award"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "grant_award_status_period_end_idx" ON "grant_award"("status", "period_end");

-- CreateIndex
CREATE INDEX "grant_condition_grant_id_idx" ON "grant_condition"("grant_id");

-- CreateIndex
CREATE INDEX "payment_status_requested_at_idx" ON "payment"("status", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_grant_id_position_key" ON "payment"("grant_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_structured_message_key" ON "recovery"("structured_message");

-- CreateIndex
CREATE INDEX "report_status_due_at_idx" ON "report"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_grant_id_type_period_start_key" ON "report"("grant_id", "type", "period_start");

-- CreateIndex
CREATE UNIQUE INDEX "report_submission_report_id_round_key" ON "report_submission"("report_id", "round");

-- CreateIndex
CREATE INDEX "report_activity_nis_idx" ON "report_activity"("nis");

-- CreateIndex
CREATE UNIQUE INDEX "report_activity_report_id_row_id_key" ON "report_activity"("report_id", "row_id");

-- CreateIndex
CREATE INDEX "report_verdict_report_id_idx" ON "report_verdict"("report_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mail_dedupe_key_key" ON "outbox_mail"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_mail_state_created_at_idx" ON "outbox_mail"("state", "created_at");

-- CreateIndex
CREATE INDEX "outbox_mail_application_id_idx" ON "outbox_mail"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_application_id_seq_idx" ON "audit_event"("application_id", "seq");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_idx" ON "audit_event"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_at_idx" ON "audit_event"("actor_id", "at");

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_nis_fkey" FOREIGN KEY ("nis") REFERENCES "municipality"("nis") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_lead_organisation_id_fkey" FOREIGN KEY ("lead_organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_seat_nis_fkey" FOREIGN KEY ("seat_nis") REFERENCES "municipality"("nis") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postcode" ADD CONSTRAINT "postcode_nis_fkey" FOREIGN KEY ("nis") REFERENCES "municipality"("nis") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_rubric_version_id_fkey" FOREIGN KEY ("rubric_version_id") REFERENCES "rubric_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_indicator_version_id_fkey" FOREIGN KEY ("indicator_version_id") REFERENCES "indicator_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_commitment" ADD CONSTRAINT "call_commitment_call_id_envelope_cents_fkey" FOREIGN KEY ("call_id", "envelope_cents") REFERENCES "call"("id", "envelope_cents") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_partnership_id_fkey" FOREIGN KEY ("partnership_id") REFERENCES "partnership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eligibility_verdict" ADD CONSTRAINT "eligibility_verdict_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eligibility_outcome" ADD CONSTRAINT "eligibility_outcome_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_score" ADD CONSTRAINT "review_score_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_motivation" ADD CONSTRAINT "review_motivation_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_contest" ADD CONSTRAINT "review_contest_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consensus" ADD CONSTRAINT "consensus_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consensus_score" ADD CONSTRAINT "consensus_score_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "consensus"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consensus_motivation" ADD CONSTRAINT "consensus_motivation_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "consensus"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ranking_row" ADD CONSTRAINT "ranking_row_ranking_id_fkey" FOREIGN KEY ("ranking_id") REFERENCES "ranking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ranking_row" ADD CONSTRAINT "ranking_row_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_ranking_id_fkey" FOREIGN KEY ("ranking_id") REFERENCES "ranking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_item" ADD CONSTRAINT "proposal_item_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_item" ADD CONSTRAINT "proposal_item_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "assessment"("application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_motivation" ADD CONSTRAINT "decision_motivation_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_award" ADD CONSTRAINT "grant_award_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_award" ADD CONSTRAINT "grant_award_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_award" ADD CONSTRAINT "grant_award_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_condition" ADD CONSTRAINT "grant_condition_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grant_award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grant_award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grant_award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery" ADD CONSTRAINT "recovery_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grant_award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grant_award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_submission" ADD CONSTRAINT "report_submission_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_activity" ADD CONSTRAINT "report_activity_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_verdict" ADD CONSTRAINT "report_verdict_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_payload" ADD CONSTRAINT "audit_payload_seq_fkey" FOREIGN KEY ("seq") REFERENCES "audit_event"("seq") ON DELETE RESTRICT ON UPDATE CASCADE;

