using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lublin.Startups.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    enrolment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    told_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken_back_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    date_moved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    turns = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clearances",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    person_type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    register = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    checked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    checked_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clearances", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "external_programmes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    @operator = table.Column<string>(name: "operator", type: "TEXT", maxLength: 120, nullable: false),
                    url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    stages = table.Column<int>(type: "INTEGER", nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    places = table.Column<int>(type: "INTEGER", nullable: false),
                    offer = table.Column<string>(type: "TEXT", nullable: false),
                    languages = table.Column<string>(type: "TEXT", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closes_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closes_time = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    is_continuous = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_with_city = table.Column<bool>(type: "INTEGER", nullable: false),
                    checked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    checked_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    Trouble_SeenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Trouble_What = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_external_programmes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "frozen_seasons",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    frozen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    is_sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    Figures_Animators = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures_Children = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures_CreativeHours = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures_Groups = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures_Hosts = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures_LessonHours = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures_Schools = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures_Teachers = table.Column<int>(type: "INTEGER", nullable: false),
                    Figures_Visits = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_seasons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "history",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    verb = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_history", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    planned_for = table.Column<DateTime>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    counts = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    failure = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "legal_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mail_holds",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_holds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mails",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    tried_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    failed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    failure = table.Column<string>(type: "TEXT", nullable: true),
                    voided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    held_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    hold_id = table.Column<long>(type: "INTEGER", nullable: true),
                    repeat_of = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "office_settings",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_settings", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "presenters",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    bio = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false, defaultValue: "pl"),
                    archived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presenters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    lead = table.Column<string>(type: "TEXT", nullable: false),
                    learn = table.Column<string>(type: "TEXT", nullable: true),
                    audience = table.Column<string>(type: "TEXT", nullable: false),
                    bring = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "questionnaires",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questionnaires", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    rule = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    occasion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recipient = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    planned_for = table.Column<DateTime>(type: "TEXT", nullable: false),
                    mail_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role_rules",
                columns: table => new
                {
                    role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    demands_second_factor = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_rules", x => x.role);
                });

            migrationBuilder.CreateTable(
                name: "schools",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    rspo = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    street = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    town = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    official_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    is_by_hand = table.Column<bool>(type: "INTEGER", nullable: false),
                    archived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    Point_Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Point_Longitude = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schools", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sent_forms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sent_forms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settled_conflicts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    session_uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    other_uid = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settled_conflicts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    invited_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    disabled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "timetable_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    without_mails = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timetable_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "told",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    person_key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    session_uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    end = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    is_cancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    online_link = table.Column<string>(type: "TEXT", nullable: true),
                    room_id = table.Column<long>(type: "INTEGER", nullable: true),
                    start = table.Column<TimeOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_told", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "topics",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topics", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "universities",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    short_name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    site = table.Column<string>(type: "TEXT", nullable: true),
                    archived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_universities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "venues",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    access = table.Column<string>(type: "TEXT", nullable: false),
                    directions = table.Column<string>(type: "TEXT", nullable: false),
                    map_link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    archived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_venues", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "visit_hosts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    industry = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    contact_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    is_alone_with_children = table.Column<bool>(type: "INTEGER", nullable: false),
                    archived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    Point_Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Point_Longitude = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_hosts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "animators",
                columns: table => new
                {
                    presenter_id = table.Column<long>(type: "INTEGER", nullable: false),
                    hours = table.Column<long>(type: "INTEGER", nullable: false),
                    max_meetings_week = table.Column<int>(type: "INTEGER", nullable: false),
                    trained_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    link_nonce = table.Column<long>(type: "INTEGER", nullable: false),
                    link_version = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_animators", x => x.presenter_id);
                    table.ForeignKey(
                        name: "fk_animators_presenters_presenter_id",
                        column: x => x.presenter_id,
                        principalTable: "presenters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "speakers",
                columns: table => new
                {
                    presenter_id = table.Column<long>(type: "INTEGER", nullable: false),
                    firm = table.Column<string>(type: "TEXT", nullable: true),
                    stories = table.Column<int>(type: "INTEGER", nullable: false),
                    per_year = table.Column<int>(type: "INTEGER", nullable: true),
                    conditions = table.Column<string>(type: "TEXT", nullable: true),
                    link_nonce = table.Column<long>(type: "INTEGER", nullable: false),
                    link_version = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hours = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_speakers", x => x.presenter_id);
                    table.ForeignKey(
                        name: "fk_speakers_presenters_presenter_id",
                        column: x => x.presenter_id,
                        principalTable: "presenters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "editions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    programme_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    max_groups = table.Column<int>(type: "INTEGER", nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    opens_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closes_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    terms_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true),
                    entry = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, defaultValue: "Seats"),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    preview_nonce = table.Column<long>(type: "INTEGER", nullable: true),
                    roster_turn = table.Column<long>(type: "INTEGER", nullable: false),
                    funding_kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, defaultValue: "City"),
                    funding_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_editions", x => x.id);
                    table.CheckConstraint("ck_editions_capacity", "capacity > 0");
                    table.ForeignKey(
                        name: "fk_editions_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "form_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    questionnaire_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    frozen_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_form_versions_questionnaires_questionnaire_id",
                        column: x => x.questionnaire_id,
                        principalTable: "questionnaires",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "school_contacts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    school_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    invited_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_school_contacts_schools_school_id",
                        column: x => x.school_id,
                        principalTable: "schools",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_claims_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_staff_logins_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_staff_passkeys_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    has_second_factor = table.Column<bool>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_sessions_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_tokens",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_staff_tokens_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "timetable_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    session_uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    change = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timetable_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_timetable_entries_timetable_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "timetable_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campuses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    university_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    access = table.Column<string>(type: "TEXT", nullable: false),
                    map_link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campuses", x => x.id);
                    table.ForeignKey(
                        name: "fk_campuses_universities_university_id",
                        column: x => x.university_id,
                        principalTable: "universities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "days_off",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    university_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_days_off", x => x.id);
                    table.ForeignKey(
                        name: "fk_days_off_universities_university_id",
                        column: x => x.university_id,
                        principalTable: "universities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hosts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    university_id = table.Column<long>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    link_nonce = table.Column<long>(type: "INTEGER", nullable: false),
                    link_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hosts", x => x.id);
                    table.ForeignKey(
                        name: "fk_hosts_universities_university_id",
                        column: x => x.university_id,
                        principalTable: "universities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rooms",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    venue_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    seats = table.Column<int>(type: "INTEGER", nullable: false),
                    archived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rooms", x => x.id);
                    table.ForeignKey(
                        name: "fk_rooms_venues_venue_id",
                        column: x => x.venue_id,
                        principalTable: "venues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    nonce = table.Column<long>(type: "INTEGER", nullable: false),
                    link_version = table.Column<int>(type: "INTEGER", nullable: false),
                    seats = table.Column<int>(type: "INTEGER", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    surname_key = table.Column<string>(type: "TEXT", nullable: false),
                    group_key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, defaultValue: ""),
                    email_key = table.Column<string>(type: "TEXT", nullable: true),
                    email_refused_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, defaultValue: "Web"),
                    terms_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    notice_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    enrolled_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    offered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    offer_told_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    offer_ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    offer_expired_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancelled_by_office_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    needs = table.Column<int>(type: "INTEGER", nullable: false),
                    needs_consent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    nip = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    organisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    situation = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolments", x => x.id);
                    table.CheckConstraint("ck_enrolments_seats", "seats > 0");
                    table.ForeignKey(
                        name: "fk_enrolments_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    presenter_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    link_nonce = table.Column<long>(type: "INTEGER", nullable: false),
                    other_dates = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_presenters_presenter_id",
                        column: x => x.presenter_id,
                        principalTable: "presenters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "needs_told",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    told = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    told_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    told_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs_told", x => x.id);
                    table.ForeignKey(
                        name: "fk_needs_told_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "protocols",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    rows = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protocols", x => x.id);
                    table.ForeignKey(
                        name: "fk_protocols_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seasons",
                columns: table => new
                {
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    max_groups_per_school = table.Column<int>(type: "INTEGER", nullable: true),
                    first_week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    dates_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    kick_off = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    plan_version = table.Column<int>(type: "INTEGER", nullable: false),
                    plan_published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    template = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seasons", x => x.edition_id);
                    table.ForeignKey(
                        name: "fk_seasons_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visit_windows",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    host_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    to = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    max_people = table.Column<int>(type: "INTEGER", nullable: false),
                    min_age = table.Column<int>(type: "INTEGER", nullable: false),
                    wheelchair = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_at_school = table.Column<bool>(type: "INTEGER", nullable: false),
                    safety_rules = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    photo_rules = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    way_there = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_windows", x => x.id);
                    table.ForeignKey(
                        name: "fk_visit_windows_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_windows_visit_hosts_host_id",
                        column: x => x.host_id,
                        principalTable: "visit_hosts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answer_sheets",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_answer_sheets_form_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "form_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "desk_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    contact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    link_nonce = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_desk_keys_school_contacts_contact_id",
                        column: x => x.contact_id,
                        principalTable: "school_contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "travels",
                columns: table => new
                {
                    campus_a = table.Column<long>(type: "INTEGER", nullable: false),
                    campus_b = table.Column<long>(type: "INTEGER", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_travels", x => new { x.campus_a, x.campus_b });
                    table.CheckConstraint("ck_travels_order", "campus_a < campus_b");
                    table.ForeignKey(
                        name: "fk_travels_campuses_campus_a",
                        column: x => x.campus_a,
                        principalTable: "campuses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_travels_campuses_campus_b",
                        column: x => x.campus_b,
                        principalTable: "campuses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "venue_campuses",
                columns: table => new
                {
                    venue_id = table.Column<long>(type: "INTEGER", nullable: false),
                    campus_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_venue_campuses", x => x.venue_id);
                    table.ForeignKey(
                        name: "fk_venue_campuses_campuses_campus_id",
                        column: x => x.campus_id,
                        principalTable: "campuses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_venue_campuses_venues_venue_id",
                        column: x => x.venue_id,
                        principalTable: "venues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lectures",
                columns: table => new
                {
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    university_id = table.Column<long>(type: "INTEGER", nullable: false),
                    host_id = table.Column<long>(type: "INTEGER", nullable: true),
                    topic_id = table.Column<long>(type: "INTEGER", nullable: true),
                    faculty = table.Column<string>(type: "TEXT", nullable: true),
                    audience_name = table.Column<string>(type: "TEXT", nullable: true),
                    expected_heads = table.Column<int>(type: "INTEGER", nullable: true),
                    access = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    host_note = table.Column<string>(type: "TEXT", nullable: true),
                    host_link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    is_recorded = table.Column<bool>(type: "INTEGER", nullable: false),
                    stories = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lectures", x => x.edition_id);
                    table.ForeignKey(
                        name: "fk_lectures_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_lectures_hosts_host_id",
                        column: x => x.host_id,
                        principalTable: "hosts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lectures_topics_topic_id",
                        column: x => x.topic_id,
                        principalTable: "topics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lectures_universities_university_id",
                        column: x => x.university_id,
                        principalTable: "universities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "announcements",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: true),
                    room_id = table.Column<long>(type: "INTEGER", nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    picked = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    mails = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcements", x => x.id);
                    table.CheckConstraint("ck_announcements_whom", "(edition_id IS NULL) = (room_id IS NOT NULL AND date IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_announcements_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announcements_rooms_room_id",
                        column: x => x.room_id,
                        principalTable: "rooms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pending_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    session_uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    based_on = table.Column<int>(type: "INTEGER", nullable: false),
                    cancels = table.Column<bool>(type: "INTEGER", nullable: false),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    end = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    room_id = table.Column<long>(type: "INTEGER", nullable: true),
                    online_link = table.Column<string>(type: "TEXT", nullable: true),
                    presenter_ids = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_pending_changes_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pending_changes_rooms_room_id",
                        column: x => x.room_id,
                        principalTable: "rooms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    end = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    room_id = table.Column<long>(type: "INTEGER", nullable: true),
                    group_id = table.Column<long>(type: "INTEGER", nullable: true),
                    online_link = table.Column<string>(type: "TEXT", nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sessions_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sessions_rooms_room_id",
                        column: x => x.room_id,
                        principalTable: "rooms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "school_groups",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    edition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    school_id = table.Column<long>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    label_key = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    children = table.Column<int>(type: "INTEGER", nullable: true),
                    age_from = table.Column<int>(type: "INTEGER", nullable: true),
                    age_to = table.Column<int>(type: "INTEGER", nullable: true),
                    adults = table.Column<int>(type: "INTEGER", nullable: true),
                    teacher_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    teacher_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    teacher_phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    teacher_number = table.Column<int>(type: "INTEGER", nullable: true),
                    blocks = table.Column<long>(type: "INTEGER", nullable: false),
                    wishes = table.Column<string>(type: "TEXT", nullable: false),
                    head_agrees = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    enrolment_id = table.Column<long>(type: "INTEGER", nullable: true),
                    order = table.Column<int>(type: "INTEGER", nullable: true),
                    left_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    children_asked_more = table.Column<int>(type: "INTEGER", nullable: false),
                    count_confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    Needs_Language = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Needs_Loop = table.Column<int>(type: "INTEGER", nullable: false),
                    Needs_OtherLanguage = table.Column<int>(type: "INTEGER", nullable: false),
                    Needs_QuietRoom = table.Column<int>(type: "INTEGER", nullable: false),
                    Needs_SignLanguage = table.Column<int>(type: "INTEGER", nullable: false),
                    Needs_Wheelchair = table.Column<int>(type: "INTEGER", nullable: false),
                    Reserve_Children = table.Column<int>(type: "INTEGER", nullable: true),
                    Reserve_Free = table.Column<int>(type: "INTEGER", nullable: true),
                    Reserve_Why = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_groups", x => x.id);
                    table.ForeignKey(
                        name: "fk_school_groups_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_school_groups_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_school_groups_schools_school_id",
                        column: x => x.school_id,
                        principalTable: "schools",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answer_files",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    sheet_id = table.Column<long>(type: "INTEGER", nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    names_people = table.Column<bool>(type: "INTEGER", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    added_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_answer_files_answer_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "answer_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    sheet_id = table.Column<long>(type: "INTEGER", nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    saved_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    other_text = table.Column<string>(type: "TEXT", nullable: true),
                    other_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    other_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answers", x => new { x.sheet_id, x.question });
                    table.ForeignKey(
                        name: "fk_answers_answer_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "answer_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attendance",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    enrolment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    presence = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    marked_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    marked_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance", x => x.id);
                    table.ForeignKey(
                        name: "fk_attendance_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "head_counts",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    heads = table.Column<int>(type: "INTEGER", nullable: false),
                    counted_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    counted_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_head_counts", x => x.session_id);
                    table.ForeignKey(
                        name: "fk_head_counts_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "phone_calls",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    subject_type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    session_id = table.Column<long>(type: "INTEGER", nullable: true),
                    occasion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    announcement_id = table.Column<long>(type: "INTEGER", nullable: true),
                    key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    tried_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_phone_calls", x => x.id);
                    table.ForeignKey(
                        name: "fk_phone_calls_announcements_announcement_id",
                        column: x => x.announcement_id,
                        principalTable: "announcements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_phone_calls_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "session_presenters",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    presenter_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_presenters", x => new { x.session_id, x.presenter_id });
                    table.ForeignKey(
                        name: "fk_session_presenters_presenters_presenter_id",
                        column: x => x.presenter_id,
                        principalTable: "presenters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_presenters_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    window_id = table.Column<long>(type: "INTEGER", nullable: true),
                    lost_host_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    has_costume = table.Column<bool>(type: "INTEGER", nullable: false),
                    escort_id = table.Column<long>(type: "INTEGER", nullable: true),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    children_came = table.Column<int>(type: "INTEGER", nullable: true),
                    adults_came = table.Column<int>(type: "INTEGER", nullable: true),
                    teacher_stayed = table.Column<bool>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    logged_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    logged_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    cancelled_by = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.session_id);
                    table.ForeignKey(
                        name: "fk_meetings_school_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "school_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meetings_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meetings_staff_escort_id",
                        column: x => x.escort_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_meetings_visit_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "visit_windows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pairings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    window_id = table.Column<long>(type: "INTEGER", nullable: true),
                    animator_a = table.Column<long>(type: "INTEGER", nullable: true),
                    animator_b = table.Column<long>(type: "INTEGER", nullable: true),
                    block = table.Column<int>(type: "INTEGER", nullable: true),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    pinned_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    supply_agreed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    school_agreed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    refused_by = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pairings", x => x.id);
                    table.ForeignKey(
                        name: "fk_pairings_presenters_animator_a",
                        column: x => x.animator_a,
                        principalTable: "presenters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairings_presenters_animator_b",
                        column: x => x.animator_b,
                        principalTable: "presenters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairings_school_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "school_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairings_visit_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "visit_windows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answer_file_contents",
                columns: table => new
                {
                    file_id = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_file_contents", x => x.file_id);
                    table.ForeignKey(
                        name: "fk_answer_file_contents_answer_files_file_id",
                        column: x => x.file_id,
                        principalTable: "answer_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absences_enrolment_id_session_id",
                table: "absences",
                columns: new[] { "enrolment_id", "session_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_absences_session_id",
                table: "absences",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_animators_link_nonce",
                table: "animators",
                column: "link_nonce",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_announcements_edition_id",
                table: "announcements",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_form_id",
                table: "announcements",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_announcements_room_id",
                table: "announcements",
                column: "room_id");

            migrationBuilder.CreateIndex(
                name: "ix_answer_files_sheet_id",
                table: "answer_files",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_answer_files_uid",
                table: "answer_files",
                column: "uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_answer_sheets_version_id",
                table: "answer_sheets",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_enrolment_id",
                table: "attendance",
                column: "enrolment_id");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_session_id_enrolment_id",
                table: "attendance",
                columns: new[] { "session_id", "enrolment_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campuses_university_id",
                table: "campuses",
                column: "university_id");

            migrationBuilder.CreateIndex(
                name: "ix_clearances_person_type_person_id",
                table: "clearances",
                columns: new[] { "person_type", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_days_off_from",
                table: "days_off",
                column: "from");

            migrationBuilder.CreateIndex(
                name: "ix_days_off_university_id",
                table: "days_off",
                column: "university_id");

            migrationBuilder.CreateIndex(
                name: "ix_desk_keys_contact_id",
                table: "desk_keys",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_desk_keys_link_nonce",
                table: "desk_keys",
                column: "link_nonce",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_editions_preview_nonce",
                table: "editions",
                column: "preview_nonce",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_editions_programme_id_slug",
                table: "editions",
                columns: new[] { "programme_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_edition_id",
                table: "enrolments",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_email_key",
                table: "enrolments",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_enrolled_at",
                table: "enrolments",
                column: "enrolled_at");

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_form_id",
                table: "enrolments",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_nonce",
                table: "enrolments",
                column: "nonce",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_enrolments_active_person",
                table: "enrolments",
                columns: new[] { "edition_id", "email_key", "name_key", "group_key" },
                unique: true,
                filter: "withdrawn_at IS NULL AND declined_at IS NULL AND offer_expired_at IS NULL AND cancelled_by_office_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_form_versions_questionnaire_id_number",
                table: "form_versions",
                columns: new[] { "questionnaire_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_frozen_seasons_year",
                table: "frozen_seasons",
                column: "year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_history_actor",
                table: "history",
                column: "actor");

            migrationBuilder.CreateIndex(
                name: "ix_history_at_id",
                table: "history",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_history_subject_subject_id",
                table: "history",
                columns: new[] { "subject", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hosts_link_nonce",
                table: "hosts",
                column: "link_nonce",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hosts_university_id",
                table: "hosts",
                column: "university_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_edition_id",
                table: "invitations",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_link_nonce",
                table: "invitations",
                column: "link_nonce",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitations_presenter_id",
                table: "invitations",
                column: "presenter_id");

            migrationBuilder.CreateIndex(
                name: "ix_job_runs_name_id",
                table: "job_runs",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_job_runs_name_planned_for",
                table: "job_runs",
                columns: new[] { "name", "planned_for" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_runs_started_at",
                table: "job_runs",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_lectures_host_id",
                table: "lectures",
                column: "host_id");

            migrationBuilder.CreateIndex(
                name: "ix_lectures_topic_id",
                table: "lectures",
                column: "topic_id");

            migrationBuilder.CreateIndex(
                name: "ix_lectures_university_id",
                table: "lectures",
                column: "university_id");

            migrationBuilder.CreateIndex(
                name: "ix_legal_versions_kind_name",
                table: "legal_versions",
                columns: new[] { "kind", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mail_holds_edition_id",
                table: "mail_holds",
                column: "edition_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mails_failed",
                table: "mails",
                column: "failed_at",
                filter: "failed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_mails_held",
                table: "mails",
                column: "held_at",
                filter: "held_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_mails_key",
                table: "mails",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mails_subject_id_subject_type",
                table: "mails",
                columns: new[] { "subject_id", "subject_type" });

            migrationBuilder.CreateIndex(
                name: "ix_mails_waiting",
                table: "mails",
                columns: new[] { "due_at", "id" },
                filter: "sent_at IS NULL AND failed_at IS NULL AND voided_at IS NULL AND held_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_escort_id",
                table: "meetings",
                column: "escort_id");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_group_id_order",
                table: "meetings",
                columns: new[] { "group_id", "order" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_window_id",
                table: "meetings",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_needs_told_edition_id",
                table: "needs_told",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "ix_pairings_animator_a",
                table: "pairings",
                column: "animator_a");

            migrationBuilder.CreateIndex(
                name: "ix_pairings_animator_b",
                table: "pairings",
                column: "animator_b");

            migrationBuilder.CreateIndex(
                name: "ix_pairings_group_id",
                table: "pairings",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_pairings_window",
                table: "pairings",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ux_pairings_group_kind",
                table: "pairings",
                columns: new[] { "group_id", "kind" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_pairings_window",
                table: "pairings",
                column: "window_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_pending_changes_edition_id",
                table: "pending_changes",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "ix_pending_changes_room_id",
                table: "pending_changes",
                column: "room_id");

            migrationBuilder.CreateIndex(
                name: "ix_pending_changes_session_uid",
                table: "pending_changes",
                column: "session_uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calls_open",
                table: "phone_calls",
                column: "since",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_phone_calls_announcement_id",
                table: "phone_calls",
                column: "announcement_id");

            migrationBuilder.CreateIndex(
                name: "ix_phone_calls_done_at",
                table: "phone_calls",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "ix_phone_calls_key",
                table: "phone_calls",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_phone_calls_session_id",
                table: "phone_calls",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_phone_calls_subject_id_subject_type",
                table: "phone_calls",
                columns: new[] { "subject_id", "subject_type" });

            migrationBuilder.CreateIndex(
                name: "ix_programmes_slug",
                table: "programmes",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_protection_keys_friendly_name",
                table: "protection_keys",
                column: "friendly_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_protocols_edition_id_number",
                table: "protocols",
                columns: new[] { "edition_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminders_mail_id",
                table: "reminders",
                column: "mail_id");

            migrationBuilder.CreateIndex(
                name: "ix_reminders_recipient_occasion_rule_planned_for",
                table: "reminders",
                columns: new[] { "recipient", "occasion", "rule", "planned_for" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rooms_venue_id",
                table: "rooms",
                column: "venue_id");

            migrationBuilder.CreateIndex(
                name: "ix_school_contacts_school_id",
                table: "school_contacts",
                column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_school_groups_edition_id_order",
                table: "school_groups",
                columns: new[] { "edition_id", "order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_school_groups_enrolment_id",
                table: "school_groups",
                column: "enrolment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_school_groups_school_id",
                table: "school_groups",
                column: "school_id");

            migrationBuilder.CreateIndex(
                name: "ix_school_groups_uid",
                table: "school_groups",
                column: "uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_school_groups_label",
                table: "school_groups",
                columns: new[] { "edition_id", "school_id", "label_key" },
                unique: true,
                filter: "left_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_schools_rspo",
                table: "schools",
                column: "rspo",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seasons_year",
                table: "seasons",
                column: "year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sent_forms_at",
                table: "sent_forms",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_session_presenters_presenter_id",
                table: "session_presenters",
                column: "presenter_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_edition_id",
                table: "sessions",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_room_id",
                table: "sessions",
                column: "room_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_starts_at",
                table: "sessions",
                column: "starts_at");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_uid",
                table: "sessions",
                column: "uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settled_conflicts_key",
                table: "settled_conflicts",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_speakers_link_nonce",
                table: "speakers",
                column: "link_nonce",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_normalized_email",
                table: "staff",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_normalized_user_name",
                table: "staff",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_claims_user_id",
                table: "staff_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_logins_user_id",
                table: "staff_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_passkeys_user_id",
                table: "staff_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_sessions_key",
                table: "staff_sessions",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_sessions_staff_id",
                table: "staff_sessions",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_timetable_entries_session_uid",
                table: "timetable_entries",
                column: "session_uid");

            migrationBuilder.CreateIndex(
                name: "ix_timetable_entries_version_id",
                table: "timetable_entries",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_timetable_versions_number",
                table: "timetable_versions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_told_person_key_session_uid",
                table: "told",
                columns: new[] { "person_key", "session_uid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_told_session_uid",
                table: "told",
                column: "session_uid");

            migrationBuilder.CreateIndex(
                name: "ix_topics_slug",
                table: "topics",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_travels_campus_b",
                table: "travels",
                column: "campus_b");

            migrationBuilder.CreateIndex(
                name: "ix_universities_slug",
                table: "universities",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_venue_campuses_campus_id",
                table: "venue_campuses",
                column: "campus_id");

            migrationBuilder.CreateIndex(
                name: "ix_visit_windows_edition_id",
                table: "visit_windows",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "ix_visit_windows_host_id",
                table: "visit_windows",
                column: "host_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "animators");

            migrationBuilder.DropTable(
                name: "answer_file_contents");

            migrationBuilder.DropTable(
                name: "answers");

            migrationBuilder.DropTable(
                name: "attendance");

            migrationBuilder.DropTable(
                name: "clearances");

            migrationBuilder.DropTable(
                name: "days_off");

            migrationBuilder.DropTable(
                name: "desk_keys");

            migrationBuilder.DropTable(
                name: "external_programmes");

            migrationBuilder.DropTable(
                name: "frozen_seasons");

            migrationBuilder.DropTable(
                name: "head_counts");

            migrationBuilder.DropTable(
                name: "history");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "job_runs");

            migrationBuilder.DropTable(
                name: "lectures");

            migrationBuilder.DropTable(
                name: "legal_versions");

            migrationBuilder.DropTable(
                name: "mail_holds");

            migrationBuilder.DropTable(
                name: "mails");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "needs_told");

            migrationBuilder.DropTable(
                name: "office_settings");

            migrationBuilder.DropTable(
                name: "pairings");

            migrationBuilder.DropTable(
                name: "pending_changes");

            migrationBuilder.DropTable(
                name: "phone_calls");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "protocols");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "role_rules");

            migrationBuilder.DropTable(
                name: "seasons");

            migrationBuilder.DropTable(
                name: "sent_forms");

            migrationBuilder.DropTable(
                name: "session_presenters");

            migrationBuilder.DropTable(
                name: "settled_conflicts");

            migrationBuilder.DropTable(
                name: "speakers");

            migrationBuilder.DropTable(
                name: "staff_claims");

            migrationBuilder.DropTable(
                name: "staff_logins");

            migrationBuilder.DropTable(
                name: "staff_passkeys");

            migrationBuilder.DropTable(
                name: "staff_sessions");

            migrationBuilder.DropTable(
                name: "staff_tokens");

            migrationBuilder.DropTable(
                name: "timetable_entries");

            migrationBuilder.DropTable(
                name: "told");

            migrationBuilder.DropTable(
                name: "travels");

            migrationBuilder.DropTable(
                name: "venue_campuses");

            migrationBuilder.DropTable(
                name: "answer_files");

            migrationBuilder.DropTable(
                name: "school_contacts");

            migrationBuilder.DropTable(
                name: "hosts");

            migrationBuilder.DropTable(
                name: "topics");

            migrationBuilder.DropTable(
                name: "school_groups");

            migrationBuilder.DropTable(
                name: "visit_windows");

            migrationBuilder.DropTable(
                name: "announcements");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "presenters");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "timetable_versions");

            migrationBuilder.DropTable(
                name: "campuses");

            migrationBuilder.DropTable(
                name: "answer_sheets");

            migrationBuilder.DropTable(
                name: "enrolments");

            migrationBuilder.DropTable(
                name: "schools");

            migrationBuilder.DropTable(
                name: "visit_hosts");

            migrationBuilder.DropTable(
                name: "rooms");

            migrationBuilder.DropTable(
                name: "universities");

            migrationBuilder.DropTable(
                name: "form_versions");

            migrationBuilder.DropTable(
                name: "editions");

            migrationBuilder.DropTable(
                name: "venues");

            migrationBuilder.DropTable(
                name: "questionnaires");

            migrationBuilder.DropTable(
                name: "programmes");
        }
    }
}
