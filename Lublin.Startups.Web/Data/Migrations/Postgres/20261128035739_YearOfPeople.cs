using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lublin.Startups.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class YearOfPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_enrolments_enrolled_at",
                table: "enrolments",
                column: "enrolled_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_enrolments_enrolled_at",
                table: "enrolments");
        }
    }
}
