using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Questions;

public static class QuestionTables
{
    extension(StartupsDb db)
    {
        public DbSet<Questionnaire> Questionnaires => db.Set<Questionnaire>();
        public DbSet<AnswerSheet> AnswerSheets => db.Set<AnswerSheet>();
        public DbSet<AnswerFile> AnswerFiles => db.Set<AnswerFile>();
    }
}

public sealed class QuestionnaireMapping : IEntityTypeConfiguration<Questionnaire>
{
    public void Configure(EntityTypeBuilder<Questionnaire> builder)
    {
        builder.ToTable("questionnaires");
        builder.HasMany(questionnaire => questionnaire.Versions).WithOne().HasForeignKey(version => version.QuestionnaireId).OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(questionnaire => questionnaire.Current);
        builder.Ignore(questionnaire => questionnaire.Draft);
    }
}

public sealed class FormVersionMapping : IEntityTypeConfiguration<FormVersion>
{
    public void Configure(EntityTypeBuilder<FormVersion> builder)
    {
        builder.ToTable("form_versions");
        builder.Property(version => version.Form).HasConversion(form => form.ToJson(), json => QuestionForm.FromJson(json));
        builder.HasIndex(version => new { version.QuestionnaireId, version.Number }).IsUnique();
    }
}

public sealed class AnswerSheetMapping : IEntityTypeConfiguration<AnswerSheet>
{
    public void Configure(EntityTypeBuilder<AnswerSheet> builder)
    {
        builder.ToTable("answer_sheets");
        builder.HasOne(sheet => sheet.Version).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(sheet => sheet.Answers).WithOne().HasForeignKey(answer => answer.SheetId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class AnswerMapping : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.ToTable("answers");
        builder.HasKey(answer => new { answer.SheetId, answer.Question });
        builder.Property(answer => answer.Question).HasMaxLength(40);
        builder.Property(answer => answer.SavedBy).HasMaxLength(80);
        builder.Property(answer => answer.OtherBy).HasMaxLength(80);
    }
}

public sealed class AnswerFileMapping : IEntityTypeConfiguration<AnswerFile>
{
    public void Configure(EntityTypeBuilder<AnswerFile> builder)
    {
        builder.ToTable("answer_files");
        builder.Property(file => file.Question).HasMaxLength(40);
        builder.Property(file => file.Name).HasMaxLength(200);
        builder.Property(file => file.AddedBy).HasMaxLength(80);
        builder.HasIndex(file => file.Uid).IsUnique();
        builder.HasOne<AnswerSheet>().WithMany().HasForeignKey(file => file.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(file => file.Content).WithOne().HasForeignKey<AnswerFileContent>(content => content.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class AnswerFileContentMapping : IEntityTypeConfiguration<AnswerFileContent>
{
    public void Configure(EntityTypeBuilder<AnswerFileContent> builder)
    {
        builder.ToTable("answer_file_contents");
        builder.HasKey(content => content.FileId);
    }
}
