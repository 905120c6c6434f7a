using Npgsql;
using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>A clustering job at work.</summary>
internal sealed class StreetWork
{
    private readonly StreetJob _message;

    /// <summary>Reads the job.</summary>
    public StreetWork(JobContext context)
    {
        Context = context;
        _message = PackedMessage.Read(StreetJob.Parser, context.Job.Payload);
        Spec = ClusteringSpec.Parse(_message.Spec);
        Street = (Street)_message.Street;
    }

    /// <summary>The job and what it needs.</summary>
    public JobContext Context { get; }

    /// <summary>What the run does.</summary>
    public ClusteringSpec Spec { get; }

    /// <summary>The abstraction.</summary>
    public AbstractionKey Key => Spec.Key;

    /// <summary>The street.</summary>
    public Street Street { get; }

    /// <summary>The rest of the payload.</summary>
    public StreetJob Message => _message;

    /// <summary>Finished streets of the worker's folder.</summary>
    public StreetFolder Files => new(Path.Combine(Context.Folder, StreetFolder.Name));

    /// <summary>Computes on a thread of its own.</summary>
    public static Task<T> ComputeAsync<T>(Func<T> work, CancellationToken cancellation) =>
        Task.Factory.StartNew(work, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Does the part's work in a transaction that ends the lease.</summary>
    /// <param name="part">The leaf, or <see cref="StreetParts.Whole"/>.</param>
    /// <param name="work">The work; it returns the job's result.</param>
    /// <param name="cancellation">Ends it before the commit.</param>
    /// <exception cref="LeaseLostException">The lease no longer held: nothing was done.</exception>
    public async Task<JobResult> InTransactionAsync(int part, Func<NpgsqlConnection, Task<byte[]?>> work, CancellationToken cancellation)
    {
        await using var connection = await Context.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await StreetParts.BeginAsync(connection, Street, part, Context.Job.Token, cancellation)
            ?? throw new LeaseLostException();
        var result = await work(connection);
        return await Context.CommitAsync(connection, transaction, result, cancellation);
    }

    /// <summary>Puts the finished street into the database, in the transaction that ends the lease, and keeps it here.</summary>
    public async Task<JobResult> PublishAsync(StreetArtefact artefact, byte[]? result, CancellationToken cancellation)
    {
        var committed = await InTransactionAsync(
            StreetParts.Whole,
            async connection =>
            {
                await StreetArtefacts.WriteAsync(connection, artefact, cancellation);
                return result;
            },
            cancellation);
        Files.Keep(artefact);
        return committed;
    }

    /// <summary>Seconds since the first job of the street's computation was leased, by the database's clock.</summary>
    public async Task<double> SecondsSinceBeginAsync(string stages, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT coalesce(extract(epoch FROM clock_timestamp() - min(leased_at)), 0)::double precision
            FROM job WHERE run = $1 AND stage LIKE $2
            """;
        await using var command = Context.Database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = Context.Job.Run });
        command.Parameters.Add(new() { Value = $"{Street.Name()}/{stages}" });
        return (double)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
