using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Passerelle.DataSqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "actions_action",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title_lines = table.Column<string>(type: "TEXT", nullable: false),
                    title_folded = table.Column<string>(type: "TEXT", nullable: false),
                    country_codes = table.Column<string>(type: "TEXT", nullable: false),
                    group_names = table.Column<string>(type: "TEXT", nullable: false),
                    pillar_codes = table.Column<string>(type: "TEXT", nullable: false),
                    start = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    sort_key = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    end_slips = table.Column<string>(type: "TEXT", nullable: false),
                    first_year = table.Column<int>(type: "INTEGER", nullable: true),
                    last_year = table.Column<int>(type: "INTEGER", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: true),
                    request_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    requested_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    scope = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    requesters = table.Column<string>(type: "TEXT", nullable: false),
                    hold = table.Column<string>(type: "TEXT", nullable: true),
                    passings = table.Column<string>(type: "TEXT", nullable: false),
                    areas = table.Column<string>(type: "TEXT", nullable: false),
                    gcm = table.Column<string>(type: "TEXT", nullable: false),
                    sdg = table.Column<string>(type: "TEXT", nullable: false),
                    expert_countries = table.Column<string>(type: "TEXT", nullable: false),
                    expert_groups = table.Column<string>(type: "TEXT", nullable: false),
                    expert_sectors = table.Column<string>(type: "TEXT", nullable: false),
                    urls = table.Column<string>(type: "TEXT", nullable: false),
                    archive = table.Column<string>(type: "TEXT", nullable: true),
                    conflicts = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    context = table.Column<string>(type: "TEXT", nullable: false),
                    concept = table.Column<string>(type: "TEXT", nullable: false),
                    objectives = table.Column<string>(type: "TEXT", nullable: false),
                    results = table.Column<string>(type: "TEXT", nullable: false),
                    outputs = table.Column<string>(type: "TEXT", nullable: false),
                    overrides = table.Column<string>(type: "TEXT", nullable: false),
                    scorings = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actions_action", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_conceptversion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    concept = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_conceptversion", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_initiative",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    identity = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    donor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    countries = table.Column<string>(type: "TEXT", nullable: false),
                    pillars = table.Column<string>(type: "TEXT", nullable: false),
                    areas = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    until = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    budget = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_initiative", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_institution",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_institution", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_mailedlink",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: true),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_mailedlink", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_settingsversion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    choices = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_settingsversion", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_fiche",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    action = table.Column<Guid>(type: "TEXT", nullable: false),
                    action_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_fiche", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_glossaryterm",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_glossaryterm", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    file = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    found = table.Column<string>(type: "TEXT", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    judged = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    action_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    fiche_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    refusal = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_intake", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_languageoffice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_languageoffice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_lesson",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    fiche = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    section = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    countries = table.Column<string>(type: "TEXT", nullable: false),
                    concepts = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    writers = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    confirmed_for = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_lesson", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_librarydocument",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: true),
                    places = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    countries = table.Column<string>(type: "TEXT", nullable: false),
                    languages = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    donor = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_librarydocument", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_practice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fiche = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    section = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    review_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_practice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_practiceaddress",
                columns: table => new
                {
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    practice = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_practiceaddress", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "library_savedsearch",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    chosen = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    rhythm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    known = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_savedsearch", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_synthesis",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    concepts = table.Column<string>(type: "TEXT", nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    writers = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    confirmed_for = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_synthesis", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_transfer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    became = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    on = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    seen_on = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    url = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    writers = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    confirmed_for = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_transfer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_translation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    pending = table.Column<string>(type: "TEXT", nullable: false),
                    proposals = table.Column<string>(type: "TEXT", nullable: false),
                    translators = table.Column<string>(type: "TEXT", nullable: false),
                    signed = table.Column<string>(type: "TEXT", nullable: true),
                    signed_print = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_translation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "panels_call",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    mobilisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    seats = table.Column<int>(type: "INTEGER", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    named = table.Column<string>(type: "TEXT", nullable: false),
                    passed_on_from = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    put_off_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    passed_on_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    nominations = table.Column<string>(type: "TEXT", nullable: false),
                    countersigners = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panels_call", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "panels_missionfile",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    mobilisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    expert = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    expert_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    host = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    report = table.Column<string>(type: "TEXT", nullable: true),
                    reported_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    of_expert = table.Column<string>(type: "TEXT", nullable: true),
                    of_mission = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panels_missionfile", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "panels_mobilisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    panel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    panel_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action = table.Column<Guid>(type: "TEXT", nullable: false),
                    action_reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    begun_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    host = table.Column<Guid>(type: "TEXT", nullable: false),
                    wanted = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    languages = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    host_knows = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panels_mobilisation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "panels_panel",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    action = table.Column<Guid>(type: "TEXT", nullable: false),
                    action_reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    activity = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    profile = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    earlier = table.Column<string>(type: "TEXT", nullable: false),
                    declines = table.Column<string>(type: "TEXT", nullable: false),
                    sitting = table.Column<string>(type: "TEXT", nullable: false),
                    locked = table.Column<string>(type: "TEXT", nullable: false),
                    excluded = table.Column<string>(type: "TEXT", nullable: false),
                    is_stale = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panels_panel", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "panels_panelturn",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    clock = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    turn = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panels_panelturn", x => new { x.subject, x.clock, x.turn, x.due_on });
                });

            migrationBuilder.CreateTable(
                name: "panels_season",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    begun_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    panels = table.Column<string>(type: "TEXT", nullable: false),
                    seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    fairness = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stop_asked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    accepted = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panels_season", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "panels_seat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    mobilisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    expert = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    expert_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    nomination = table.Column<string>(type: "TEXT", nullable: true),
                    call = table.Column<Guid>(type: "TEXT", nullable: true),
                    office = table.Column<Guid>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    conditions = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    signers = table.Column<string>(type: "TEXT", nullable: false),
                    host = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    declined = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    other_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panels_seat", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_journalentry",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: true),
                    office = table.Column<Guid>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: true),
                    salt = table.Column<string>(type: "TEXT", nullable: false),
                    data_hash = table.Column<string>(type: "TEXT", nullable: false),
                    previous = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_journalentry", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "platform_journalhead",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_journalhead", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_letter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fact = table.Column<long>(type: "INTEGER", nullable: false),
                    template = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    args = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", nullable: true),
                    queued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_letter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_referencecounter",
                columns: table => new
                {
                    prefix = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_referencecounter", x => new { x.prefix, x.year });
                });

            migrationBuilder.CreateTable(
                name: "platform_seenby",
                columns: table => new
                {
                    token = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    record = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_seenby", x => new { x.token, x.record });
                });

            migrationBuilder.CreateTable(
                name: "platform_storedfile",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_storedfile", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "requests_clockturn",
                columns: table => new
                {
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    clock = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    turn = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests_clockturn", x => new { x.request, x.clock, x.office, x.turn, x.due_on });
                });

            migrationBuilder.CreateTable(
                name: "requests_meeting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    remote = table.Column<bool>(type: "INTEGER", nullable: false),
                    chair = table.Column<Guid>(type: "TEXT", nullable: false),
                    agenda = table.Column<string>(type: "TEXT", nullable: false),
                    attendance = table.Column<string>(type: "TEXT", nullable: false),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests_meeting", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "requests_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    lead = table.Column<Guid>(type: "TEXT", nullable: false),
                    form_version = table.Column<int>(type: "INTEGER", nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    choices = table.Column<string>(type: "TEXT", nullable: false),
                    stamps = table.Column<string>(type: "TEXT", nullable: false),
                    files = table.Column<string>(type: "TEXT", nullable: false),
                    asked_back = table.Column<string>(type: "TEXT", nullable: false),
                    support_letters = table.Column<string>(type: "TEXT", nullable: false),
                    on_behalf = table.Column<string>(type: "TEXT", nullable: true),
                    continuation_of = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    complementarity = table.Column<string>(type: "TEXT", nullable: true),
                    eligibility = table.Column<string>(type: "TEXT", nullable: true),
                    consensus = table.Column<string>(type: "TEXT", nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    on_agenda_of = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    recused = table.Column<string>(type: "TEXT", nullable: false),
                    seats = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    submitted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests_request", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roster_expert",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    name_folded = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    gender = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    home_country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    home_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    home_institution = table.Column<Guid>(type: "TEXT", nullable: true),
                    focal_point = table.Column<Guid>(type: "TEXT", nullable: true),
                    function = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    seniority = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fee = table.Column<decimal>(type: "TEXT", precision: 12, scale: 2, nullable: true),
                    most_in_a_year = table.Column<int>(type: "INTEGER", nullable: false),
                    not_released_before = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    interests = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    confirmed_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    letter_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    letters_sent = table.Column<int>(type: "INTEGER", nullable: false),
                    last_asked_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    times_asked = table.Column<int>(type: "INTEGER", nullable: false),
                    declines = table.Column<string>(type: "TEXT", nullable: false),
                    last_sent = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    times_sent = table.Column<int>(type: "INTEGER", nullable: false),
                    imported = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_expert", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roster_importrun",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    created = table.Column<int>(type: "INTEGER", nullable: false),
                    updated = table.Column<int>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_importrun", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roster_keptmapping",
                columns: table => new
                {
                    columns = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    map = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_keptmapping", x => x.columns);
                });

            migrationBuilder.CreateTable(
                name: "actions_activity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    planned = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    until = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    days = table.Column<int>(type: "INTEGER", nullable: true),
                    experts = table.Column<int>(type: "INTEGER", nullable: true),
                    participants = table.Column<int>(type: "INTEGER", nullable: true),
                    remote = table.Column<bool>(type: "INTEGER", nullable: false),
                    interpretation = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<Guid>(type: "TEXT", nullable: true),
                    overrides = table.Column<string>(type: "TEXT", nullable: false),
                    corrections = table.Column<string>(type: "TEXT", nullable: false),
                    actual = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    slips = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actions_activity", x => x.id);
                    table.ForeignKey(
                        name: "fk_actions_activity_actions_action_action",
                        column: x => x.action,
                        principalTable: "actions_action",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "actions_agreement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    file = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    says = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    signatures = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actions_agreement", x => x.id);
                    table.ForeignKey(
                        name: "fk_actions_agreement_actions_action_action",
                        column: x => x.action,
                        principalTable: "actions_action",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "actions_oldaddress",
                columns: table => new
                {
                    action = table.Column<Guid>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actions_oldaddress", x => new { x.value, x.action });
                    table.ForeignKey(
                        name: "fk_actions_oldaddress_actions_action_action",
                        column: x => x.action,
                        principalTable: "actions_action",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_accesstoken",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_accesstoken", x => x.id);
                    table.ForeignKey(
                        name: "fk_directory_accesstoken_account_account",
                        column: x => x.account,
                        principalTable: "directory_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_identityuserclaim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_identityuserclaim", x => x.id);
                    table.ForeignKey(
                        name: "fk_directory_identityuserclaim_account_user_id",
                        column: x => x.user_id,
                        principalTable: "directory_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_identityuserlogin",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_identityuserlogin", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_directory_identityuserlogin_account_user_id",
                        column: x => x.user_id,
                        principalTable: "directory_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_identityuserpasskey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_identityuserpasskey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_directory_identityuserpasskey_account_user_id",
                        column: x => x.user_id,
                        principalTable: "directory_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_identityusertoken",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_identityusertoken", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_directory_identityusertoken_account_user_id",
                        column: x => x.user_id,
                        principalTable: "directory_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_office",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    institution = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_office", x => x.id);
                    table.ForeignKey(
                        name: "fk_directory_office_directory_institution_institution",
                        column: x => x.institution,
                        principalTable: "directory_institution",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "directory_posting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    institution = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    function = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_posting", x => x.id);
                    table.ForeignKey(
                        name: "fk_directory_posting_directory_account_account",
                        column: x => x.account,
                        principalTable: "directory_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_directory_posting_directory_institution_institution",
                        column: x => x.institution,
                        principalTable: "directory_institution",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "library_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fiche = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    writers = table.Column<string>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    correction = table.Column<string>(type: "TEXT", nullable: false),
                    returned = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_draft", x => x.id);
                    table.ForeignKey(
                        name: "fk_library_draft_fiche_fiche",
                        column: x => x.fiche,
                        principalTable: "library_fiche",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "library_edition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fiche = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    correction = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_edition", x => x.id);
                    table.ForeignKey(
                        name: "fk_library_edition_fiche_fiche",
                        column: x => x.fiche,
                        principalTable: "library_fiche",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "library_rawlesson",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lesson = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    where = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_rawlesson", x => x.id);
                    table.ForeignKey(
                        name: "fk_library_rawlesson_library_lesson_lesson",
                        column: x => x.lesson,
                        principalTable: "library_lesson",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "library_practicedraft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    writers = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reviewed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    correction = table.Column<string>(type: "TEXT", nullable: false),
                    returned = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_practicedraft", x => x.id);
                    table.ForeignKey(
                        name: "fk_library_practicedraft_library_practice_practice",
                        column: x => x.practice,
                        principalTable: "library_practice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "library_practiceedition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    correction = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_practiceedition", x => x.id);
                    table.ForeignKey(
                        name: "fk_library_practiceedition_library_practice_practice",
                        column: x => x.practice,
                        principalTable: "library_practice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_assessment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    criteria_set = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scores = table.Column<string>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    in_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    open_to = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests_assessment", x => x.id);
                    table.ForeignKey(
                        name: "fk_requests_assessment_request_request",
                        column: x => x.request,
                        principalTable: "requests_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_conflict",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    mark = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    interest = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    found_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    judged_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    judged_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests_conflict", x => x.id);
                    table.ForeignKey(
                        name: "fk_requests_conflict_request_request",
                        column: x => x.request,
                        principalTable: "requests_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_consultation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opinion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    silent = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests_consultation", x => x.id);
                    table.ForeignKey(
                        name: "fk_requests_consultation_request_request",
                        column: x => x.request,
                        principalTable: "requests_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_declaration",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    interest = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests_declaration", x => x.id);
                    table.ForeignKey(
                        name: "fk_requests_declaration_request_request",
                        column: x => x.request,
                        principalTable: "requests_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_party",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    is_lead = table.Column<bool>(type: "INTEGER", nullable: false),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    replaces = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    priorities = table.Column<string>(type: "TEXT", nullable: false),
                    baseline = table.Column<string>(type: "TEXT", nullable: false),
                    mandate_holder = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    deputy = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    mandate_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    mandate_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reminded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    invited_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    signed_text = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    left_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests_party", x => x.id);
                    table.ForeignKey(
                        name: "fk_requests_party_request_request",
                        column: x => x.request,
                        principalTable: "requests_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_competence",
                columns: table => new
                {
                    expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    concept = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_competence", x => new { x.expert, x.concept });
                    table.ForeignKey(
                        name: "fk_roster_competence_expert_expert",
                        column: x => x.expert,
                        principalTable: "roster_expert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_consent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    given_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stated = table.Column<bool>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_consent", x => x.id);
                    table.ForeignKey(
                        name: "fk_roster_consent_expert_expert",
                        column: x => x.expert,
                        principalTable: "roster_expert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_experience",
                columns: table => new
                {
                    expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_experience", x => new { x.expert, x.country });
                    table.ForeignKey(
                        name: "fk_roster_experience_expert_expert",
                        column: x => x.expert,
                        principalTable: "roster_expert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_opening",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    office = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    contact = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_opening", x => x.id);
                    table.ForeignKey(
                        name: "fk_roster_opening_roster_expert_expert",
                        column: x => x.expert,
                        principalTable: "roster_expert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_pastmission",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    record = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    from = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: true),
                    home_country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_pastmission", x => x.id);
                    table.ForeignKey(
                        name: "fk_roster_pastmission_roster_expert_expert",
                        column: x => x.expert,
                        principalTable: "roster_expert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_period",
                columns: table => new
                {
                    expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    free = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_period", x => new { x.expert, x.from, x.until, x.free });
                    table.ForeignKey(
                        name: "fk_roster_period_roster_expert_expert",
                        column: x => x.expert,
                        principalTable: "roster_expert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_spokenlanguage",
                columns: table => new
                {
                    expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_spokenlanguage", x => new { x.expert, x.language });
                    table.ForeignKey(
                        name: "fk_roster_spokenlanguage_roster_expert_expert",
                        column: x => x.expert,
                        principalTable: "roster_expert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_importedrow",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "TEXT", nullable: false),
                    expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    before_from = table.Column<string>(type: "TEXT", nullable: true),
                    missions = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_importedrow", x => new { x.run, x.expert });
                    table.ForeignKey(
                        name: "fk_roster_importedrow_roster_importrun_run",
                        column: x => x.run,
                        principalTable: "roster_importrun",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_mandate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    capacity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_mandate", x => x.id);
                    table.ForeignKey(
                        name: "fk_directory_mandate_directory_account_account",
                        column: x => x.account,
                        principalTable: "directory_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_directory_mandate_office_office",
                        column: x => x.office,
                        principalTable: "directory_office",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "directory_programme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    countries = table.Column<string>(type: "TEXT", nullable: false),
                    areas = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_programme", x => x.id);
                    table.ForeignKey(
                        name: "fk_directory_programme_directory_office_office",
                        column: x => x.office,
                        principalTable: "directory_office",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "platform_journalhead",
                columns: new[] { "id", "sequence" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_actions_action_case_id",
                table: "actions_action",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_actions_action_reference",
                table: "actions_action",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_actions_action_sort_key_reference",
                table: "actions_action",
                columns: new[] { "sort_key", "reference" });

            migrationBuilder.CreateIndex(
                name: "ix_actions_activity_action_position",
                table: "actions_activity",
                columns: new[] { "action", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_actions_agreement_action_number",
                table: "actions_agreement",
                columns: new[] { "action", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_actions_oldaddress_action",
                table: "actions_oldaddress",
                column: "action");

            migrationBuilder.CreateIndex(
                name: "ix_directory_accesstoken_account",
                table: "directory_accesstoken",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_directory_accesstoken_secret_hash",
                table: "directory_accesstoken",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_account_normalized_email",
                table: "directory_account",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_account_normalized_user_name",
                table: "directory_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_account_reference",
                table: "directory_account",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_conceptversion_concept_number",
                table: "directory_conceptversion",
                columns: new[] { "concept", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_identityuserclaim_user_id",
                table: "directory_identityuserclaim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_identityuserlogin_user_id",
                table: "directory_identityuserlogin",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_identityuserpasskey_user_id",
                table: "directory_identityuserpasskey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_initiative_identity",
                table: "directory_initiative",
                column: "identity",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_initiative_reference",
                table: "directory_initiative",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_institution_reference",
                table: "directory_institution",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_mailedlink_secret_hash",
                table: "directory_mailedlink",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_mandate_account",
                table: "directory_mandate",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_directory_mandate_office",
                table: "directory_mandate",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_directory_office_institution",
                table: "directory_office",
                column: "institution");

            migrationBuilder.CreateIndex(
                name: "ix_directory_office_reference",
                table: "directory_office",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_posting_account",
                table: "directory_posting",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_directory_posting_institution",
                table: "directory_posting",
                column: "institution");

            migrationBuilder.CreateIndex(
                name: "ix_directory_programme_office",
                table: "directory_programme",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_directory_settingsversion_reference",
                table: "directory_settingsversion",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_draft_fiche",
                table: "library_draft",
                column: "fiche",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_edition_fiche_number",
                table: "library_edition",
                columns: new[] { "fiche", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_edition_published_at",
                table: "library_edition",
                column: "published_at");

            migrationBuilder.CreateIndex(
                name: "ix_library_fiche_action",
                table: "library_fiche",
                column: "action",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_fiche_action_reference",
                table: "library_fiche",
                column: "action_reference");

            migrationBuilder.CreateIndex(
                name: "ix_library_fiche_reference",
                table: "library_fiche",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_intake_reference",
                table: "library_intake",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_languageoffice_language",
                table: "library_languageoffice",
                column: "language",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_lesson_fiche_section",
                table: "library_lesson",
                columns: new[] { "fiche", "section" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_lesson_reference",
                table: "library_lesson",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_librarydocument_reference",
                table: "library_librarydocument",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_practice_fiche_section",
                table: "library_practice",
                columns: new[] { "fiche", "section" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_practice_reference",
                table: "library_practice",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_practice_status_review_by",
                table: "library_practice",
                columns: new[] { "status", "review_by" });

            migrationBuilder.CreateIndex(
                name: "ix_library_practiceaddress_practice",
                table: "library_practiceaddress",
                column: "practice");

            migrationBuilder.CreateIndex(
                name: "ix_library_practicedraft_practice",
                table: "library_practicedraft",
                column: "practice",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_practiceedition_practice_number",
                table: "library_practiceedition",
                columns: new[] { "practice", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_practiceedition_published_at",
                table: "library_practiceedition",
                column: "published_at");

            migrationBuilder.CreateIndex(
                name: "ix_library_rawlesson_lesson",
                table: "library_rawlesson",
                column: "lesson",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_savedsearch_account",
                table: "library_savedsearch",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_library_savedsearch_next_at",
                table: "library_savedsearch",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_library_savedsearch_reference",
                table: "library_savedsearch",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_synthesis_reference",
                table: "library_synthesis",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_transfer_practice",
                table: "library_transfer",
                column: "practice");

            migrationBuilder.CreateIndex(
                name: "ix_library_transfer_reference",
                table: "library_transfer",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_translation_language",
                table: "library_translation",
                column: "language");

            migrationBuilder.CreateIndex(
                name: "ix_library_translation_record_language_round",
                table: "library_translation",
                columns: new[] { "record", "language", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_call_mobilisation",
                table: "panels_call",
                column: "mobilisation");

            migrationBuilder.CreateIndex(
                name: "ix_panels_call_office",
                table: "panels_call",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_panels_call_reference",
                table: "panels_call",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_call_status",
                table: "panels_call",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_panels_missionfile_host",
                table: "panels_missionfile",
                column: "host");

            migrationBuilder.CreateIndex(
                name: "ix_panels_missionfile_mobilisation",
                table: "panels_missionfile",
                column: "mobilisation");

            migrationBuilder.CreateIndex(
                name: "ix_panels_missionfile_reference",
                table: "panels_missionfile",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_missionfile_seat",
                table: "panels_missionfile",
                column: "seat",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_missionfile_status",
                table: "panels_missionfile",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_panels_mobilisation_panel",
                table: "panels_mobilisation",
                column: "panel",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_mobilisation_reference",
                table: "panels_mobilisation",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_panel_action_reference",
                table: "panels_panel",
                column: "action_reference");

            migrationBuilder.CreateIndex(
                name: "ix_panels_panel_reference",
                table: "panels_panel",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_season_reference",
                table: "panels_season",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_season_status",
                table: "panels_season",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_panels_seat_host",
                table: "panels_seat",
                column: "host");

            migrationBuilder.CreateIndex(
                name: "ix_panels_seat_mobilisation",
                table: "panels_seat",
                column: "mobilisation");

            migrationBuilder.CreateIndex(
                name: "ix_panels_seat_office",
                table: "panels_seat",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_panels_seat_reference",
                table: "panels_seat",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panels_seat_status",
                table: "panels_seat",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_platform_journalentry_case_id_position",
                table: "platform_journalentry",
                columns: new[] { "case_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_journalentry_case_reference",
                table: "platform_journalentry",
                column: "case_reference");

            migrationBuilder.CreateIndex(
                name: "ix_platform_journalentry_id",
                table: "platform_journalentry",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_journalentry_subject",
                table: "platform_journalentry",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_platform_letter_case_id",
                table: "platform_letter",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_letter_status",
                table: "platform_letter",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_platform_seenby_record",
                table: "platform_seenby",
                column: "record");

            migrationBuilder.CreateIndex(
                name: "ix_requests_assessment_office",
                table: "requests_assessment",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_requests_assessment_request",
                table: "requests_assessment",
                column: "request");

            migrationBuilder.CreateIndex(
                name: "ix_requests_conflict_request_office_mark",
                table: "requests_conflict",
                columns: new[] { "request", "office", "mark" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requests_consultation_due_on",
                table: "requests_consultation",
                column: "due_on");

            migrationBuilder.CreateIndex(
                name: "ix_requests_consultation_office",
                table: "requests_consultation",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_requests_consultation_request",
                table: "requests_consultation",
                column: "request");

            migrationBuilder.CreateIndex(
                name: "ix_requests_declaration_request_office",
                table: "requests_declaration",
                columns: new[] { "request", "office" });

            migrationBuilder.CreateIndex(
                name: "ix_requests_meeting_reference",
                table: "requests_meeting",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requests_party_office",
                table: "requests_party",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_requests_party_request",
                table: "requests_party",
                column: "request");

            migrationBuilder.CreateIndex(
                name: "ix_requests_request_continuation_of",
                table: "requests_request",
                column: "continuation_of");

            migrationBuilder.CreateIndex(
                name: "ix_requests_request_on_agenda_of",
                table: "requests_request",
                column: "on_agenda_of");

            migrationBuilder.CreateIndex(
                name: "ix_requests_request_reference",
                table: "requests_request",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requests_request_status",
                table: "requests_request",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_roster_competence_concept_level",
                table: "roster_competence",
                columns: new[] { "concept", "level" });

            migrationBuilder.CreateIndex(
                name: "ix_roster_consent_expert",
                table: "roster_consent",
                column: "expert");

            migrationBuilder.CreateIndex(
                name: "ix_roster_experience_country",
                table: "roster_experience",
                column: "country");

            migrationBuilder.CreateIndex(
                name: "ix_roster_expert_email",
                table: "roster_expert",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_roster_expert_focal_point",
                table: "roster_expert",
                column: "focal_point");

            migrationBuilder.CreateIndex(
                name: "ix_roster_expert_home_country",
                table: "roster_expert",
                column: "home_country");

            migrationBuilder.CreateIndex(
                name: "ix_roster_expert_name_folded",
                table: "roster_expert",
                column: "name_folded");

            migrationBuilder.CreateIndex(
                name: "ix_roster_expert_reference",
                table: "roster_expert",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_roster_expert_status_confirmed_until",
                table: "roster_expert",
                columns: new[] { "status", "confirmed_until" });

            migrationBuilder.CreateIndex(
                name: "ix_roster_importedrow_expert",
                table: "roster_importedrow",
                column: "expert");

            migrationBuilder.CreateIndex(
                name: "ix_roster_importrun_reference",
                table: "roster_importrun",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_roster_opening_expert_at",
                table: "roster_opening",
                columns: new[] { "expert", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_roster_pastmission_expert",
                table: "roster_pastmission",
                column: "expert");

            migrationBuilder.CreateIndex(
                name: "ix_roster_spokenlanguage_language_rank",
                table: "roster_spokenlanguage",
                columns: new[] { "language", "rank" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "actions_activity");

            migrationBuilder.DropTable(
                name: "actions_agreement");

            migrationBuilder.DropTable(
                name: "actions_oldaddress");

            migrationBuilder.DropTable(
                name: "directory_accesstoken");

            migrationBuilder.DropTable(
                name: "directory_conceptversion");

            migrationBuilder.DropTable(
                name: "directory_identityuserclaim");

            migrationBuilder.DropTable(
                name: "directory_identityuserlogin");

            migrationBuilder.DropTable(
                name: "directory_identityuserpasskey");

            migrationBuilder.DropTable(
                name: "directory_identityusertoken");

            migrationBuilder.DropTable(
                name: "directory_initiative");

            migrationBuilder.DropTable(
                name: "directory_mailedlink");

            migrationBuilder.DropTable(
                name: "directory_mandate");

            migrationBuilder.DropTable(
                name: "directory_posting");

            migrationBuilder.DropTable(
                name: "directory_programme");

            migrationBuilder.DropTable(
                name: "directory_settingsversion");

            migrationBuilder.DropTable(
                name: "library_draft");

            migrationBuilder.DropTable(
                name: "library_edition");

            migrationBuilder.DropTable(
                name: "library_glossaryterm");

            migrationBuilder.DropTable(
                name: "library_intake");

            migrationBuilder.DropTable(
                name: "library_languageoffice");

            migrationBuilder.DropTable(
                name: "library_librarydocument");

            migrationBuilder.DropTable(
                name: "library_practiceaddress");

            migrationBuilder.DropTable(
                name: "library_practicedraft");

            migrationBuilder.DropTable(
                name: "library_practiceedition");

            migrationBuilder.DropTable(
                name: "library_rawlesson");

            migrationBuilder.DropTable(
                name: "library_savedsearch");

            migrationBuilder.DropTable(
                name: "library_synthesis");

            migrationBuilder.DropTable(
                name: "library_transfer");

            migrationBuilder.DropTable(
                name: "library_translation");

            migrationBuilder.DropTable(
                name: "panels_call");

            migrationBuilder.DropTable(
                name: "panels_missionfile");

            migrationBuilder.DropTable(
                name: "panels_mobilisation");

            migrationBuilder.DropTable(
                name: "panels_panel");

            migrationBuilder.DropTable(
                name: "panels_panelturn");

            migrationBuilder.DropTable(
                name: "panels_season");

            migrationBuilder.DropTable(
                name: "panels_seat");

            migrationBuilder.DropTable(
                name: "platform_journalentry");

            migrationBuilder.DropTable(
                name: "platform_journalhead");

            migrationBuilder.DropTable(
                name: "platform_letter");

            migrationBuilder.DropTable(
                name: "platform_referencecounter");

            migrationBuilder.DropTable(
                name: "platform_seenby");

            migrationBuilder.DropTable(
                name: "platform_storedfile");

            migrationBuilder.DropTable(
                name: "requests_assessment");

            migrationBuilder.DropTable(
                name: "requests_clockturn");

            migrationBuilder.DropTable(
                name: "requests_conflict");

            migrationBuilder.DropTable(
                name: "requests_consultation");

            migrationBuilder.DropTable(
                name: "requests_declaration");

            migrationBuilder.DropTable(
                name: "requests_meeting");

            migrationBuilder.DropTable(
                name: "requests_party");

            migrationBuilder.DropTable(
                name: "roster_competence");

            migrationBuilder.DropTable(
                name: "roster_consent");

            migrationBuilder.DropTable(
                name: "roster_experience");

            migrationBuilder.DropTable(
                name: "roster_importedrow");

            migrationBuilder.DropTable(
                name: "roster_keptmapping");

            migrationBuilder.DropTable(
                name: "roster_opening");

            migrationBuilder.DropTable(
                name: "roster_pastmission");

            migrationBuilder.DropTable(
                name: "roster_period");

            migrationBuilder.DropTable(
                name: "roster_spokenlanguage");

            migrationBuilder.DropTable(
                name: "actions_action");

            migrationBuilder.DropTable(
                name: "directory_account");

            migrationBuilder.DropTable(
                name: "directory_office");

            migrationBuilder.DropTable(
                name: "library_fiche");

            migrationBuilder.DropTable(
                name: "library_practice");

            migrationBuilder.DropTable(
                name: "library_lesson");

            migrationBuilder.DropTable(
                name: "requests_request");

            migrationBuilder.DropTable(
                name: "roster_importrun");

            migrationBuilder.DropTable(
                name: "roster_expert");

            migrationBuilder.DropTable(
                name: "directory_institution");
        }
    }
}
