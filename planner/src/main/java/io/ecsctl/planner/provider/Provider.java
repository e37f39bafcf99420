package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and changes one account. Safe for use by several threads. Every method may throw {@link
 * ProviderException}, which says what AWS answered, and {@link InterruptedException} where it
 * waits.
 */
public interface Provider extends AutoCloseable {
  Schema schema();

  Identity identity();

  /**
   * Everything in the account that belongs to the stack, read in bulk: the number of calls grows
   * with pages, not with resources. Revisions come with their content hash and without detail.
   */
  Snapshot read(StackScope scope);

  /**
   * From now on, reads also what marks in the account only remember, at a call an object: so what
   * somebody else changed of it is seen.
   */
  default void readThoroughly() {}

  /** The same objects in full detail; those that are gone are left out. */
  List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources);

  /**
   * Finds objects that others own. Changes nothing. Equal requests share their calls, and different
   * ones are made at the same time.
   *
   * @return the answers in the order of {@code requests}
   */
  List<LookupResult> lookup(List<LookupRequest> requests);

  /**
   * What the account says of things that are none of the stack's, or that no plan needs to know.
   * Changes nothing and never fails: a question that may not be asked has an answer. Asked in bulk:
   * questions of one kind share their calls where AWS has such calls.
   *
   * @return in the order of {@code questions}
   */
  List<Answer> ask(List<Question> questions);

  /** What changing objects of the kind may take; empty where nobody asks for permissions. */
  default List<Need> needs(String kind) {
    return List.of();
  }

  /**
   * The one form of several that mean the same to AWS, in which live attributes are reported too. A
   * security group's rules may be written as one block with two ports' worth of sources or as two:
   * both are the same rules. Called on desired attributes before they are compared; attributes that
   * are not known yet stay as they are.
   */
  default Value.ObjectOf canonical(String kind, Value.ObjectOf attributes) {
    return attributes;
  }

  /**
   * Makes the object and its ownership tags in one call. When an object of that name exists already
   * and carries this stack's and this address's tags (an earlier attempt whose answer was lost),
   * that one is returned; when it carries others, the failure says whose it is, with AWS's code or
   * {@link ProviderException#NOT_OWNED} where AWS would have taken the call. Attributes marked
   * {@code SEPARATE} are not set. Does not wait until the object is ready.
   */
  LiveResource create(StackScope scope, DesiredResource desired) throws InterruptedException;

  /**
   * Changes the named attributes of the object and leaves all others alone.
   *
   * @param attributes names from the schema, none where only the object's {@link
   *     LiveResource#fault} is to be mended; {@code SEPARATE} ones come in calls of their own
   */
  LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException;

  /**
   * Deletes the object and waits until it no longer holds what it refers to. An object that is gone
   * already is no failure.
   */
  void delete(StackScope scope, LiveResource live, Progress progress) throws InterruptedException;

  /**
   * Waits until the object is of use to those that refer to it: an available NAT gateway, an active
   * load balancer, a service whose deployment of <em>our</em> revision completed. Returns at once
   * where there is nothing to wait for.
   *
   * @return the object as it is then
   */
  LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException;

  /**
   * The object of the address's kind that {@code id} names, whoever owns it; empty when there is
   * none.
   *
   * @param id what AWS's console and API call it: an ARN, an id, or a name where those are unique
   */
  Optional<FoundObject> find(StackScope scope, ResourceAddress address, String id);

  /**
   * Puts the marks of ownership on an object that is there: from then on it is {@code address} of
   * the stack. Nothing else about it changes. A repetition changes nothing, and at every moment the
   * object is either what it was or what it becomes.
   *
   * @param live under the address that it has so far
   * @param contentHash for an immutable revision the hash of what it holds; empty to leave that
   *     mark as it is
   */
  void claim(StackScope scope, LiveResource live, ResourceAddress address, String contentHash)
      throws InterruptedException;

  /** Takes the marks of ownership off; the object stays as it is and is nobody's. */
  void release(StackScope scope, LiveResource live) throws InterruptedException;

  /**
   * Who changed objects, by the account's own log of calls. It has nothing of the last minutes, nor
   * of months ago. Changes nothing and never fails: a log that may not be read is an answer.
   *
   * @return in the order of {@code requests}
   */
  List<History> history(List<HistoryRequest> requests);

  /**
   * Takes the stack's lock in the account by a conditional write: of several that try, one gets it.
   * One whose holder has not renewed it for too long is taken over.
   *
   * @throws ProviderException {@link ProviderException#LOCKED} when somebody else holds it
   */
  StackLock lock(StackScope scope, String owner);

  /** Who holds the stack's lock; empty when it is free. Changes nothing. */
  Optional<LockStatus> lockStatus(StackScope scope);

  /**
   * Takes the lock away from whoever holds it. A holder that lives on hears of it at its next call
   * and stops.
   *
   * @param seen what is to be broken; another state than that stays
   * @param by who does it
   * @return whether it was broken; false when it is not in that state any more
   */
  boolean breakLock(StackScope scope, LockStatus seen, String by);

  /**
   * Takes away what is kept of the lock of a stack that is no more: a destroy that was killed
   * leaves it.
   *
   * @param owner who does it
   * @throws ProviderException {@link ProviderException#LOCKED} when somebody holds it
   */
  default void forgetLock(StackScope scope, String owner) {}

  /**
   * Waits, not for long, until {@link #read} finds what was just made: it may go by what hears of
   * new objects late, and a plan would then want to make them again.
   *
   * @return those that it does not find yet
   */
  default List<LiveResource> awaitListed(StackScope scope, Collection<LiveResource> made)
      throws InterruptedException {
    return List.of();
  }

  /** The clock that waiting goes by; simulated in the sandbox. */
  Pacer pacer();

  @Override
  void close();
}
