using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lublin.Startups.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CallsPassOnAnnouncements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "announcement_id",
                table: "calls",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_calls_announcement_id",
                table: "calls",
                column: "announcement_id");

            migrationBuilder.AddForeignKey(
                name: "fk_calls_announcements_announcement_id",
                table: "calls",
                column: "announcement_id",
                principalTable: "announcements",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_calls_announcements_announcement_id",
                table: "calls");

            migrationBuilder.DropIndex(
                name: "ix_calls_announcement_id",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "announcement_id",
                table: "calls");
        }
    }
}
