using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lublin.Startups.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class NamesWithoutIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_enrolments_name_key",
                table: "enrolments");

            migrationBuilder.DropIndex(
                name: "ix_enrolments_surname_key",
                table: "enrolments");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_enrolments_name_key",
                table: "enrolments",
                column: "name_key")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_surname_key",
                table: "enrolments",
                column: "surname_key")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });
        }
    }
}
